-- The registry of Decisions and Resolutions: texts, their revisions with every provision as a row, what happened to them,
-- links between provisions, names of subjects, and imports with what a person made of them.
-- All of it is what somebody said at a time, so rows are added and never changed: the trigger below refuses the rest.
-- The one exception is decision_listings, which is computed from the others and may be computed again at any time.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are added and never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TABLE decisions (
  id uuid PRIMARY KEY,
  handle text NOT NULL UNIQUE CHECK (handle ~ '^[0-9a-z]{7}$'),
  kind text NOT NULL CHECK (kind IN ('decision', 'resolution')),
  label text,
  subject text NOT NULL,
  proposed_by text,
  created_at timestamptz NOT NULL
);
--> statement-breakpoint
CREATE INDEX decisions_by_label ON decisions (lower(label)) WHERE label IS NOT NULL;
--> statement-breakpoint
CREATE TABLE decision_imports (
  id uuid PRIMARY KEY,
  file_name text NOT NULL,
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  header jsonb NOT NULL,
  recognised jsonb NOT NULL,
  decision_count integer NOT NULL,
  resolution_count integer NOT NULL,
  not_understood_count integer NOT NULL,
  imported_at timestamptz NOT NULL,
  imported_by uuid NOT NULL REFERENCES accounts (id)
);
--> statement-breakpoint
CREATE INDEX decision_imports_by_time ON decision_imports (imported_at DESC, id DESC);
--> statement-breakpoint
CREATE TABLE decision_import_confirmations (
  import_id uuid PRIMARY KEY REFERENCES decision_imports (id),
  outcomes jsonb NOT NULL,
  confirmed_at timestamptz NOT NULL,
  confirmed_by uuid NOT NULL REFERENCES accounts (id)
);
--> statement-breakpoint
CREATE TABLE decision_revisions (
  id uuid PRIMARY KEY,
  decision_id uuid NOT NULL REFERENCES decisions (id),
  position integer NOT NULL CHECK (position >= 0),
  revision text,
  adopted_at text,
  addressees jsonb NOT NULL,
  source text NOT NULL,
  import_id uuid REFERENCES decision_imports (id),
  recorded_at timestamptz NOT NULL,
  recorded_by uuid NOT NULL REFERENCES accounts (id),
  UNIQUE (decision_id, position)
);
--> statement-breakpoint
-- A meeting adopts one text of a Decision. Drafts, which no meeting adopted, may follow one another.
CREATE UNIQUE INDEX decision_revisions_by_meeting ON decision_revisions (decision_id, adopted_at) WHERE adopted_at IS NOT NULL;
--> statement-breakpoint
CREATE TABLE provisions (
  id uuid PRIMARY KEY,
  revision_id uuid NOT NULL REFERENCES decision_revisions (id),
  position integer NOT NULL CHECK (position >= 0),
  path text NOT NULL CHECK (path <> ''),
  kind text NOT NULL,
  marker text,
  depth integer NOT NULL CHECK (depth >= 0),
  text text NOT NULL,
  UNIQUE (revision_id, position),
  UNIQUE (revision_id, path)
);
--> statement-breakpoint
CREATE TABLE decision_events (
  decision_id uuid NOT NULL REFERENCES decisions (id),
  position integer NOT NULL CHECK (position >= 0),
  kind text NOT NULL,
  meeting text,
  number text,
  note text,
  recorded_at timestamptz NOT NULL,
  recorded_by uuid NOT NULL REFERENCES accounts (id),
  PRIMARY KEY (decision_id, position)
);
--> statement-breakpoint
-- A number is given once and for ever.
CREATE UNIQUE INDEX decision_events_by_number ON decision_events (number) WHERE number IS NOT NULL;
--> statement-breakpoint
CREATE TABLE decision_lineage (
  kind text NOT NULL,
  from_decision uuid NOT NULL REFERENCES decisions (id),
  from_path text NOT NULL,
  to_decision uuid NOT NULL REFERENCES decisions (id),
  to_path text NOT NULL,
  PRIMARY KEY (from_decision, to_decision, kind, from_path, to_path)
);
--> statement-breakpoint
CREATE INDEX decision_lineage_by_target ON decision_lineage (to_decision);
--> statement-breakpoint
CREATE TABLE subject_name_sets (
  position integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  names jsonb NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by uuid NOT NULL REFERENCES accounts (id)
);
--> statement-breakpoint
CREATE TABLE decision_listings (
  decision_id uuid PRIMARY KEY REFERENCES decisions (id),
  sort_key text COLLATE "C" NOT NULL UNIQUE,
  kind text NOT NULL,
  state text NOT NULL,
  is_adopted boolean NOT NULL,
  bodies text[] NOT NULL,
  meetings text[] NOT NULL,
  words tsvector NOT NULL
);
--> statement-breakpoint
CREATE INDEX decision_listings_by_word ON decision_listings USING gin (words);
--> statement-breakpoint
CREATE TRIGGER decisions_are_kept BEFORE UPDATE OR DELETE ON decisions FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER decision_imports_are_kept BEFORE UPDATE OR DELETE ON decision_imports FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER decision_import_confirmations_are_kept BEFORE UPDATE OR DELETE ON decision_import_confirmations FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER decision_revisions_are_kept BEFORE UPDATE OR DELETE ON decision_revisions FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER provisions_are_kept BEFORE UPDATE OR DELETE ON provisions FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER decision_events_are_kept BEFORE UPDATE OR DELETE ON decision_events FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER decision_lineage_is_kept BEFORE UPDATE OR DELETE ON decision_lineage FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER subject_name_sets_are_kept BEFORE UPDATE OR DELETE ON subject_name_sets FOR EACH ROW EXECUTE FUNCTION refuse_change();
