-- Mandates, one provision asked of one addressee, and the entries that tell what became of them. Both only grow.
CREATE TABLE mandates (
  id uuid PRIMARY KEY,
  decision_id uuid NOT NULL REFERENCES decisions (id),
  revision_id uuid NOT NULL REFERENCES decision_revisions (id),
  path text NOT NULL CHECK (path <> ''),
  addressee jsonb NOT NULL,
  duty text NOT NULL,
  strength text NOT NULL,
  condition text,
  deadline jsonb,
  reports_to text,
  holder_kind text NOT NULL CHECK (holder_kind IN ('body', 'organization', 'group')),
  holder_name text NOT NULL,
  confirmed_at timestamptz NOT NULL,
  confirmed_by uuid NOT NULL REFERENCES accounts (id)
);
--> statement-breakpoint
-- The same provision of the same text is asked of the same addressee once.
CREATE UNIQUE INDEX mandates_once ON mandates (revision_id, path, (addressee ->> 'body'), (coalesce(addressee ->> 'scope', '')));
--> statement-breakpoint
CREATE INDEX mandates_by_decision ON mandates (decision_id);
--> statement-breakpoint
CREATE TABLE mandate_entries (
  mandate_id uuid NOT NULL REFERENCES mandates (id),
  position integer NOT NULL CHECK (position >= 0),
  id uuid NOT NULL UNIQUE,
  kind text NOT NULL,
  text text NOT NULL,
  evidence jsonb NOT NULL,
  happened_on date NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_by uuid NOT NULL REFERENCES accounts (id),
  delegation text NOT NULL,
  PRIMARY KEY (mandate_id, position)
);
--> statement-breakpoint
CREATE TRIGGER mandates_are_kept BEFORE UPDATE OR DELETE ON mandates FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER mandate_entries_are_kept BEFORE UPDATE OR DELETE ON mandate_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();
