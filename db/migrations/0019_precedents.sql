-- Every provision of every adopted text, once for each wording at an address, to be found by words and phrases. Computed from the
-- texts, as decision_listings is; what is missing after an update is computed at the next start.
CREATE TABLE precedents (
  rank text COLLATE "C" PRIMARY KEY,
  decision_id uuid NOT NULL REFERENCES decisions (id),
  address text NOT NULL,
  cite text NOT NULL,
  kind text NOT NULL,
  state text NOT NULL,
  subject text NOT NULL,
  adopted_at text NOT NULL,
  is_current boolean NOT NULL,
  also_in text[] NOT NULL,
  bodies text[] NOT NULL,
  addressed_to text NOT NULL,
  strength text,
  chapeau text NOT NULL,
  text text NOT NULL,
  words tsvector NOT NULL
);
--> statement-breakpoint
CREATE INDEX precedents_by_word ON precedents USING gin (words);
--> statement-breakpoint
CREATE INDEX precedents_of_decision ON precedents (decision_id);
--> statement-breakpoint
CREATE INDEX precedents_in_effect ON precedents (rank) WHERE is_current AND state = 'in effect';
