-- What was agreed ad referendum, paragraph by paragraph. Rows are only ever added; where a paragraph stands follows from the newest
-- and from the text.
CREATE TABLE agreement_entries (
  id uuid PRIMARY KEY,
  draft_id uuid NOT NULL REFERENCES drafts (id),
  paragraph_id text NOT NULL,
  -- The place is given by who has seen all before it: of two at once the second meets this key.
  position integer NOT NULL CHECK (position >= 0),
  kind text NOT NULL CHECK (kind IN ('agreed', 'editorial', 'reopened', 'touched')),
  said text NOT NULL,
  bound_hash text CHECK (bound_hash ~ '^[0-9a-f]{64}$'),
  bound_paragraph jsonb,
  bound_sequence integer CHECK (bound_sequence >= 0),
  said_by uuid NOT NULL REFERENCES accounts (id),
  said_at timestamptz NOT NULL,
  UNIQUE (draft_id, paragraph_id, position),
  CHECK ((kind = 'reopened') = (bound_hash IS NULL)),
  CHECK ((bound_hash IS NULL) = (bound_paragraph IS NULL) AND (bound_hash IS NULL) = (bound_sequence IS NULL))
);
