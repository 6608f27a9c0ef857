-- Reports for meetings and their issues. A report is written once, when it is compiled; an issue is written once, when the
-- document is issued. Neither is ever updated or deleted, and the database itself refuses it for what has been issued.
CREATE TABLE reports (
  id uuid PRIMARY KEY,
  draft_id uuid NOT NULL UNIQUE REFERENCES drafts (id),
  group_id uuid NOT NULL REFERENCES groups (id),
  meeting_id uuid NOT NULL REFERENCES meetings (id),
  kind text NOT NULL CHECK (kind IN ('working group report', 'report of the Secretariat')),
  symbol text NOT NULL,
  title text NOT NULL,
  author text NOT NULL,
  agenda_part text NOT NULL,
  headings jsonb NOT NULL,
  original_language text NOT NULL CHECK (original_language IN ('English', 'French', 'Spanish')),
  compiled_at timestamptz NOT NULL,
  compiled_by uuid NOT NULL REFERENCES accounts (id)
);
--> statement-breakpoint
CREATE TABLE report_issues (
  report_id uuid NOT NULL REFERENCES reports (id),
  revision integer NOT NULL CHECK (revision >= 0),
  document jsonb NOT NULL,
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  issued_at timestamptz NOT NULL,
  issued_by uuid NOT NULL REFERENCES accounts (id),
  PRIMARY KEY (report_id, revision)
);
--> statement-breakpoint
CREATE FUNCTION refuse_change_of_issue() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what has been issued is never changed';
END;
$$;
--> statement-breakpoint
CREATE TRIGGER report_issues_are_final BEFORE UPDATE OR DELETE ON report_issues
FOR EACH ROW EXECUTE FUNCTION refuse_change_of_issue();
