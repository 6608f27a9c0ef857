-- Who asked for a bracket in the text of a draft, and what happened to it. Rows are only ever added; whether a bracket stands
-- follows from its newest removal and from the signs in the text.
CREATE TABLE brackets (
  id uuid PRIMARY KEY,
  draft_id uuid NOT NULL REFERENCES drafts (id),
  organization_id uuid NOT NULL REFERENCES organizations (id),
  reason text NOT NULL,
  proposal_id uuid REFERENCES proposals (id),
  copy_of uuid REFERENCES brackets (id),
  asked_by uuid NOT NULL REFERENCES accounts (id),
  asked_at timestamptz NOT NULL
);
--> statement-breakpoint
CREATE INDEX brackets_of_draft ON brackets (draft_id, asked_at, id);
--> statement-breakpoint
-- The place is given by who has seen all before it: of two acts at once the second meets this key.
CREATE TABLE bracket_events (
  bracket_id uuid NOT NULL REFERENCES brackets (id),
  position integer NOT NULL CHECK (position >= 0),
  kind text NOT NULL CHECK (kind IN ('alternative', 'removed')),
  organization_id uuid REFERENCES organizations (id),
  kept text CHECK (kept IN ('text', 'nothing', 'alternative')),
  kept_alternative integer CHECK (kept_alternative >= 0),
  quote text NOT NULL,
  reason text NOT NULL,
  done_by uuid NOT NULL REFERENCES accounts (id),
  done_at timestamptz NOT NULL,
  PRIMARY KEY (bracket_id, position),
  CHECK ((kind = 'alternative') = (organization_id IS NOT NULL)),
  CHECK ((kind = 'removed') = (kept IS NOT NULL)),
  CHECK ((kept IS NOT DISTINCT FROM 'alternative') = (kept_alternative IS NOT NULL))
);
