-- Word files that came back and what became of them. Rows are only ever added.
CREATE TABLE word_returns (
  id uuid PRIMARY KEY,
  draft_id uuid NOT NULL REFERENCES drafts (id),
  organization_id uuid NOT NULL REFERENCES organizations (id),
  sent_by uuid NOT NULL REFERENCES accounts (id),
  sent_at timestamptz NOT NULL,
  file_name text NOT NULL,
  sha256 text NOT NULL,
  sequence bigint,
  proposal_ids jsonb NOT NULL,
  thread_ids jsonb NOT NULL,
  left_out_count integer NOT NULL CHECK (left_out_count >= 0),
  not_placed jsonb NOT NULL
);
--> statement-breakpoint
CREATE INDEX word_returns_by_draft ON word_returns (draft_id, sent_at DESC);
