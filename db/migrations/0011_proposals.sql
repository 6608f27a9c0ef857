-- Proposals beside the text of a draft. Rows are only ever added; where a proposal stands follows from its newest disposition.
CREATE TABLE proposals (
  id uuid PRIMARY KEY,
  draft_id uuid NOT NULL REFERENCES drafts (id),
  number integer NOT NULL CHECK (number > 0),
  kind text NOT NULL CHECK (kind IN ('change', 'insert', 'delete', 'move')),
  organization_id uuid NOT NULL REFERENCES organizations (id),
  base jsonb NOT NULL,
  proposed jsonb NOT NULL,
  after_id text,
  reason text NOT NULL,
  counter_to uuid REFERENCES proposals (id),
  replaces uuid REFERENCES proposals (id),
  made_by uuid NOT NULL REFERENCES accounts (id),
  made_at timestamptz NOT NULL,
  UNIQUE (draft_id, number)
);
--> statement-breakpoint
CREATE TABLE proposal_support (
  proposal_id uuid NOT NULL REFERENCES proposals (id),
  position integer NOT NULL CHECK (position >= 0),
  organization_id uuid NOT NULL REFERENCES organizations (id),
  is_given boolean NOT NULL,
  said_by uuid NOT NULL REFERENCES accounts (id),
  said_at timestamptz NOT NULL,
  PRIMARY KEY (proposal_id, position)
);
--> statement-breakpoint
-- The place is given by who has seen all before it: of two answers at once the second meets this key.
CREATE TABLE proposal_dispositions (
  proposal_id uuid NOT NULL REFERENCES proposals (id),
  position integer NOT NULL CHECK (position >= 0),
  kind text NOT NULL CHECK (kind IN ('placed', 'placed in brackets', 'merged', 'declined', 'parked', 'withdrawn', 'reopened')),
  reason text NOT NULL,
  merged_into uuid REFERENCES proposals (id),
  given_by uuid NOT NULL REFERENCES accounts (id),
  given_at timestamptz NOT NULL,
  PRIMARY KEY (proposal_id, position)
);
