-- Drafts: what is said about a text on which a group works. The words themselves are in the update log (0007_collab).
-- Rights and events are only added; the newest of each draft holds.
CREATE TABLE drafts (
  id uuid PRIMARY KEY,
  title text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('resolution', 'decision', 'report', 'document')),
  group_id uuid NOT NULL REFERENCES groups (id),
  meeting_id uuid REFERENCES meetings (id),
  label text,
  decision_id uuid REFERENCES decisions (id),
  created_by uuid NOT NULL REFERENCES accounts (id),
  created_at timestamptz NOT NULL
);
--> statement-breakpoint
CREATE INDEX drafts_newest_first ON drafts (created_at DESC, id DESC);
--> statement-breakpoint
CREATE TABLE draft_rights (
  draft_id uuid NOT NULL REFERENCES drafts (id),
  position integer NOT NULL CHECK (position >= 0),
  rights jsonb NOT NULL,
  set_at timestamptz NOT NULL,
  set_by uuid NOT NULL REFERENCES accounts (id),
  PRIMARY KEY (draft_id, position)
);
--> statement-breakpoint
CREATE TABLE draft_events (
  draft_id uuid NOT NULL REFERENCES drafts (id),
  position integer NOT NULL CHECK (position >= 0),
  state text NOT NULL CHECK (state IN ('open', 'frozen')),
  recorded_at timestamptz NOT NULL,
  recorded_by uuid NOT NULL REFERENCES accounts (id),
  PRIMARY KEY (draft_id, position)
);
