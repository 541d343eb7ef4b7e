// What the eraser may take away, by table: rights as GRANT writes them, columns named where the row itself stays.

/**
 * Whoever erases adds a line here; `npm run migrate` grants it. Never the chain (audit_entries, audit_links, audit_head,
 * audit_anchors): what it covers stays, and the values it does not cover stand in audit_details. A change of an audited
 * table needs its entry in the trail from the eraser as from everybody.
 */
export const erasable: Readonly<Record<string, string>> = {
  audit_details: 'delete',
  exempt_notes: 'update (note, reason)',
  letters: 'update (to_name, to_address, reply_to_name, reply_to_address, subject, text, html)',
  letter_attachments: 'delete',
  letter_deliveries: 'update (said)',
  letter_events: 'update (said)',
  address_flags: 'delete',
  people: 'update (name, email, version)',
  documents: 'delete, update (file_name, text, text_note, source_note)',
  document_bytes: 'delete',
  audit_erasures: 'insert',
  retention_runs: 'insert',
  letter_reports: 'update (said)',
  edition_recipients: 'update (address)',
  editions: 'update (exempt_content)',
  edition_files: 'delete',
  evidence: 'update (title)',
  intakes: 'delete, update (like_intake_id)',
  questions: 'delete',
  one_time_links: 'delete',
  update_links: 'delete',
  update_link_items: 'delete',
  credentials: 'delete',
  second_factors: 'delete',
  recovery_codes: 'delete',
  factor_resets: 'delete',
  passkeys: 'delete',
  provider_identities: 'delete',
  calendar_feeds: 'delete',
};
