-- Named versions of a draft, each with its whole text. A row is written once; the database itself refuses to change or remove it.
CREATE TABLE versions (
  id uuid PRIMARY KEY,
  draft_id uuid NOT NULL REFERENCES drafts (id),
  number integer NOT NULL CHECK (number > 0),
  name text NOT NULL CHECK (name <> ''),
  purpose text NOT NULL,
  sequence bigint NOT NULL CHECK (sequence >= 0),
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  content jsonb NOT NULL,
  made_by uuid NOT NULL REFERENCES accounts (id),
  made_at timestamptz NOT NULL,
  UNIQUE (draft_id, number)
);
--> statement-breakpoint
CREATE FUNCTION refuse_change_of_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a version is never changed';
END;
$$;
--> statement-breakpoint
CREATE TRIGGER versions_are_final BEFORE UPDATE OR DELETE ON versions
FOR EACH ROW EXECUTE FUNCTION refuse_change_of_version();
