-- Comments beside the text of a draft. Rows are only ever added; what is shown is the newest version and the newest event.
CREATE TABLE comment_threads (
  id uuid PRIMARY KEY,
  draft_id uuid NOT NULL REFERENCES drafts (id),
  stands_on text NOT NULL CHECK (stands_on IN ('text', 'proposal', 'paragraph', 'range')),
  proposal_id uuid REFERENCES proposals (id),
  paragraph_id text,
  letters_before integer CHECK (letters_before >= 0),
  quote text,
  range_start text,
  range_end text,
  type text NOT NULL CHECK (type IN ('editorial', 'substantive', 'technical')),
  visibility text NOT NULL CHECK (visibility IN ('delegation', 'group')),
  organization_id uuid NOT NULL REFERENCES organizations (id),
  begun_by uuid NOT NULL REFERENCES accounts (id),
  begun_at timestamptz NOT NULL,
  CHECK ((stands_on = 'proposal') = (proposal_id IS NOT NULL)),
  CHECK ((stands_on IN ('paragraph', 'range')) = (paragraph_id IS NOT NULL AND quote IS NOT NULL)),
  CHECK ((stands_on = 'range') = (letters_before IS NOT NULL AND range_start IS NOT NULL AND range_end IS NOT NULL))
);
--> statement-breakpoint
CREATE INDEX comment_threads_of_draft ON comment_threads (draft_id);
--> statement-breakpoint
CREATE TABLE comments (
  id uuid PRIMARY KEY,
  thread_id uuid NOT NULL REFERENCES comment_threads (id),
  organization_id uuid NOT NULL REFERENCES organizations (id),
  written_by uuid NOT NULL REFERENCES accounts (id),
  written_at timestamptz NOT NULL
);
--> statement-breakpoint
CREATE INDEX comments_of_thread ON comments (thread_id);
--> statement-breakpoint
-- The place is given by who has seen all before it: of two at once the second meets this key. No words: it was withdrawn.
CREATE TABLE comment_versions (
  comment_id uuid NOT NULL REFERENCES comments (id),
  position integer NOT NULL CHECK (position >= 0),
  words text,
  said_at timestamptz NOT NULL,
  PRIMARY KEY (comment_id, position)
);
--> statement-breakpoint
CREATE TABLE comment_thread_events (
  thread_id uuid NOT NULL REFERENCES comment_threads (id),
  position integer NOT NULL CHECK (position >= 0),
  kind text NOT NULL CHECK (kind IN ('resolved', 'reopened')),
  reason text NOT NULL,
  said_by uuid NOT NULL REFERENCES accounts (id),
  said_at timestamptz NOT NULL,
  PRIMARY KEY (thread_id, position)
);
