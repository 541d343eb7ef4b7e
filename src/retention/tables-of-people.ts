// The tables about people themselves: who they are, how they sign in, what they were sent, and what they did.
import type { Tables } from './data-map.ts';

export const personTables: Tables = {
  people: { what: 'Everyone who signs in or gets a letter', kept: ['left', 'register'], person: 'id', name: 'name', contact: 'email', plain: 'letters_by is_administrator joined_on left_on version' },
  post_holders: { what: 'Who holds a post, from when until when', kept: 'register', person: 'person_id', plain: 'id post_id from_on until_on' },
  memberships: { what: 'Who sits on a panel or clerks it', kept: 'register', person: 'person_id', words: 'exempt_reason', plain: 'id panel_id part votes_on entitled_to_exempt from_on until_on version' },
  credentials: { what: 'Passwords, as hashes', kept: 'left', person: 'person_id', secret: 'password_hash', plain: 'changed_at' },
  one_time_links: { what: 'Links that set a password or show that an address is its owner’s, as hashes', kept: ['links', 'left'], person: 'person_id', contact: 'new_email', secret: 'token_hash', plain: 'id purpose made_at expires_at used_at' },
  second_factors: { what: 'Authenticator apps, their secret sealed', kept: 'left', person: 'person_id', secret: 'sealed_secret last_step', plain: 'id set_up_at ended_at' },
  recovery_codes: { what: 'Recovery codes, as hashes', kept: 'left', person: 'person_id', secret: 'code_hash', plain: 'id factor_id used_at ended_at' },
  factor_resets: { what: 'Requests to take away a lost second step, until a second administrator confirms', kept: 'left', person: 'person_id', words: 'how', plain: 'id asked_by_id asked_at ended_at' },
  passkeys: { what: 'Passkeys: what their owners call them, and their public keys', kept: 'left', person: 'person_id', words: 'name', secret: 'credential_id public_key counter transports', plain: 'id added_at last_used_at ended_at' },
  provider_identities: { what: 'Accounts at the council’s own sign-in', kept: 'left', person: 'person_id', words: 'subject', plain: 'id issuer connected_at ended_at' },
  calendar_feeds: { what: 'Addresses of calendar feeds, as hashes', kept: 'left', person: 'person_id', secret: 'secret_hash', plain: 'id kind made_at ended_at' },
  saved_views: { what: 'Lists of actions kept under a name', kept: 'left', person: 'person_id', words: 'name query', plain: 'id saved_at' },
  sessions: { what: 'Who is signed in where', kept: 'sessions', person: 'person_id', secret: 'id_hash data', plain: 'began_at last_used_at' },
  guesses: { what: 'How often a password was guessed; keys are hashes', kept: 'sessions', secret: 'key', plain: 'points expire' },
  letters: {
    what: 'Each letter as it was written', kept: 'letters', person: 'person_id', name: 'to_name reply_to_name', contact: 'to_address reply_to_address', words: 'subject text html',
    plain: 'id kind dedupe_key message_id from_name from_address about_kind about_id lane queued_at expires_at panel_id',
  },
  letter_attachments: { what: 'What went with a letter', kept: 'register', through: ['letter_id', 'letters'], plain: 'letter_id position file_name media_type sha256' },
  letter_deliveries: { what: 'Where each letter stands', kept: 'letters', through: ['letter_id', 'letters'], words: 'said', plain: 'letter_id state lane expires_at next_try_at attempt tries stalls worker released_at changed_at told_at' },
  letter_events: { what: 'Everything that happened to each letter', kept: 'letters', through: ['letter_id', 'letters'], person: 'by_person_id', words: 'said', plain: 'number letter_id at was became attempt worker bytes_sha256' },
  letter_reports: { what: 'Delivery reports that came back', kept: 'letters', through: ['letter_id', 'letters'], words: 'said', plain: 'id letter_id report_sha256 finding status received_at' },
  letter_secrets: { what: 'One-time links of letters, sealed', kept: 'sessions', secret: 'sealed', plain: 'letter_id until' },
  address_flags: { what: 'Addresses that refused a letter', kept: 'letters', person: 'cleared_by_person_id', contact: 'address', words: 'why', plain: 'id letter_id flagged_at cleared_at' },
  audit_entries: { what: 'Who did what, when and by which way', kept: 'trail', person: 'person_id', name: 'person_name on_behalf_of_name', words: 'about_label', secret: 'details_digest', plain: 'id transaction_id at way what about_kind about_id' },
  audit_details: { what: 'From what, to what', kept: ['audit-values', 'left'], through: ['entry_id', 'audit_entries'], words: 'changes', secret: 'salt', plain: 'entry_id' },
  audit_erasures: { what: 'Whose values of the trail were erased, when and by which rule', kept: 'trail', plain: 'entry_id erased_on rule' },
};
