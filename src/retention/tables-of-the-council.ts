// The tables of the council and of the program itself: posts, panels, papers that came in, settings, and what keeps the machine going.
import type { Tables } from './data-map.ts';

export const councilTables: Tables = {
  organisations: { what: 'Councils, trusts, partners, inspectorates', kept: 'register', plain: 'id name kind began_on ended_on successor_id version' },
  posts: { what: 'What an action belongs to', kept: 'register', plain: 'id title organisation_id director_post_id ended_on successor_id version' },
  panels: { what: 'The scrutiny committees', kept: 'register', plain: 'id code name venue next_action_number next_edition_number lead_times chair_may_decide directors_sign_off directors_copied ended_on successor_id version' },
  // The sender's address is the council's own, nobody's.
  settings: {
    what: 'The council itself: words, look, retention', kept: 'in use',
    plain: 'id only_row council_name is_demonstration brand_colour words report_title mail_from_name mail_from_address lead_times clear_days retention version logo_sha256 logo_media_type logo_width logo_height',
  },
  sign_in_settings: { what: 'How people sign in', kept: 'in use', secret: 'sealed_secret', plain: 'settings_id ways demonstration_may_skip provider_name issuer client_id matches_by_email two_factors_say version' },
  document_bytes: { what: 'Files, once each by their content', kept: ['register', 'evidence', 'papers', 'exempt-editions'], bytes: 'bytes', plain: 'sha256 length' },
  documents: { what: 'Papers handed in, with the text read from them', kept: ['register', 'evidence', 'papers'], person: 'kept_by_person_id', words: 'file_name source_note', paper: 'text', plain: 'id sha256 media_type text_note kept_at' },
  intakes: {
    what: 'Papers being read', kept: ['register', 'papers'], person: 'started_by_person_id', paper: 'proposal sketch',
    plain: 'id panel_id kind document_id meeting_id inspection_id state started_at confirmed_at version like_intake_id',
  },
  intake_reviews: { what: 'The clerk’s review so far, a draft', kept: ['drafts', 'papers'], person: 'by_person_id', paper: 'body', plain: 'intake_id sequence at' },
  table_plans: { what: 'How far the import of a table is', kept: ['drafts', 'papers'], paper: 'found', words: 'sentence', plain: 'intake_id sequence step done total at' },
  table_rows: { what: 'The rows of a table as they would come in', kept: ['drafts', 'papers'], paper: 'proposal preview', plain: 'intake_id sequence row what' },
  imported_rows: { what: 'Which row of which table became which action', kept: 'register', paper: 'words', plain: 'id intake_id row action_id printed_reference' },
  retention_holds: { what: 'What must be kept for the time being, and why', kept: 'trail', person: 'placed_by_person_id lifted_by_person_id', words: 'why', plain: 'id panel_id inspection_id placed_at lifted_at version' },
  retention_runs: { what: 'What each run removed', kept: 'trail', plain: 'id rule before_on removed at' },
  audit_head: { what: 'The newest link of the audit chain', kept: 'trail', plain: 'only_row position hash' },
  audit_links: { what: 'The audit chain', kept: 'trail', plain: 'position entry_id previous_hash hash' },
  audit_anchors: { what: 'The head of the chain on each day', kept: 'trail', plain: 'taken_on position hash' },
  form_keys: { what: 'One-time keys of forms', kept: 'sessions', secret: 'key digest outcome', plain: 'taken_at' },
  workers: { what: 'The workers at work', kept: 'in use', plain: 'id queue_worker_ids started_at seen_at relay_answered_at relay_problem' },
  relay_state: { what: 'Whether the mail relay answers', kept: 'in use', plain: 'only_row failures trouble said troubled_since probes probe_at alerted_at last_answer_at next_slot_at' },
  report_mailbox_state: { what: 'Whether the mailbox of delivery reports can be read', kept: 'in use', plain: 'only_row trouble said troubled_since tries next_try_at alerted_at last_read_at' },
  restored_copies: { what: 'Restores from a backup', kept: 'trail', person: 'released_by_person_id', plain: 'id backup_made_at restored_at released_at' },
  seed_loads: { what: 'Which parts of the demonstration were loaded', kept: 'in use', plain: 'name at' },
};
