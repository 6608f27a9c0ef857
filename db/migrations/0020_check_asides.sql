-- Remarks on the form of a draft that somebody has set aside, or looks at again. Rows are only ever added; the newest holds.
CREATE TABLE check_asides (
  position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  draft_id uuid NOT NULL REFERENCES drafts (id),
  key text NOT NULL,
  is_aside boolean NOT NULL,
  reason text NOT NULL,
  said_by uuid NOT NULL REFERENCES accounts (id),
  said_at timestamptz NOT NULL
);
--> statement-breakpoint
CREATE INDEX check_asides_of_draft ON check_asides (draft_id, position);
--> statement-breakpoint
CREATE TRIGGER check_asides_are_kept BEFORE UPDATE OR DELETE ON check_asides FOR EACH ROW EXECUTE FUNCTION refuse_change();
