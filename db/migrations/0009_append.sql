-- The history of a draft has a name, so that a device that holds a text from another history does not bring it in. A backup
-- that is restored begins a new one: what was recorded after the backup was made is on devices and not in the log.
ALTER TABLE draft_logs ADD COLUMN epoch uuid NOT NULL DEFAULT gen_random_uuid();
--> statement-breakpoint
-- One append, in one statement: locks the log rows of all its drafts in the order of their ids, so that two processes with the
-- same drafts wait for each other and never in a circle; decides by what stands there then; writes, and says so at commit.
-- Every statement of it sees what was committed before it began (READ COMMITTED), so what is read after a lock is current.
--
-- `row_places` and `claim_places` say to which of `draft_ids` (from 1) a row or claim belongs; rows stand in their order.
-- `bytes` holds the updates one after another, `lengths` how long each is. `said_by` names the process in the notice, which
-- is a line of JSON on the channel `intersession`; null: nobody is to hear of it.
-- Answers, for each draft in the order given: `verdict` recorded, behind or gone, and its sequence after this.
CREATE FUNCTION append_to_logs(
  draft_ids uuid[], afters bigint[], standings integer[],
  row_places integer[], account_ids uuid[], connection_ids uuid[], instants timestamptz[], lengths integer[], bytes bytea,
  claim_places integer[], claim_client_ids bigint[], claim_account_ids uuid[], said_by text
) RETURNS TABLE (verdict text, head bigint) LANGUAGE plpgsql AS $$
DECLARE
  log record;
  place integer;
  start integer := 1;
  row_count integer := cardinality(row_places);
  verdicts text[] := array_fill('gone'::text, ARRAY[cardinality(draft_ids)]);
  heads bigint[] := afters;
  counts integer[] := array_fill(0, ARRAY[cardinality(draft_ids)]);
  sequences bigint[] := '{}';
  froms integer[] := '{}';
BEGIN
  FOR log IN
    SELECT l.draft_id, l.sequence, l.standing FROM draft_logs l
    WHERE l.draft_id = ANY (draft_ids) ORDER BY l.draft_id FOR UPDATE
  LOOP
    place := array_position(draft_ids, log.draft_id);
    IF log.sequence = afters[place] AND log.standing = standings[place] THEN
      verdicts[place] := 'recorded';
    ELSE
      verdicts[place] := 'behind';
    END IF;
    heads[place] := log.sequence;
  END LOOP;
  FOR i IN 1 .. row_count LOOP
    place := row_places[i];
    counts[place] := counts[place] + 1;
    sequences[i] := afters[place] + counts[place];
    froms[i] := start;
    start := start + lengths[i];
  END LOOP;
  IF cardinality(claim_places) > 0 THEN
    INSERT INTO draft_clients (draft_id, client_id, account_id)
    SELECT draft_ids[c.place], c.client_id, c.account_id
    FROM unnest(claim_places, claim_client_ids, claim_account_ids) AS c (place, client_id, account_id)
    WHERE verdicts[c.place] = 'recorded';
  END IF;
  IF row_count > 0 THEN
    INSERT INTO draft_updates (draft_id, sequence, account_id, connection_id, recorded_at, update)
    SELECT draft_ids[r.place], r.sequence, r.account_id, r.connection_id, r.at, substring(bytes FROM r.start FOR r.length)
    FROM unnest(row_places, sequences, account_ids, connection_ids, instants, froms, lengths)
      AS r (place, sequence, account_id, connection_id, at, start, length)
    WHERE verdicts[r.place] = 'recorded';
  END IF;
  FOR i IN 1 .. cardinality(draft_ids) LOOP
    IF verdicts[i] = 'recorded' AND counts[i] > 0 THEN
      heads[i] := afters[i] + counts[i];
      UPDATE draft_logs l SET sequence = heads[i] WHERE l.draft_id = draft_ids[i];
      IF said_by IS NOT NULL THEN
        PERFORM pg_notify('intersession',
          '{"from":"' || said_by || '","kind":"rows","draftId":"' || draft_ids[i] || '","sequence":' || heads[i] || '}');
      END IF;
    END IF;
    verdict := verdicts[i];
    head := heads[i];
    RETURN NEXT;
  END LOOP;
END;
$$;
