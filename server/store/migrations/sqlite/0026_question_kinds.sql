-- Questions with several right options, and questions whose options are put in order.

-- How a question is answered, and its right answer: one digit for each of its own options, ascending or in their order.
ALTER TABLE question ADD COLUMN kind TEXT NOT NULL DEFAULT 'single' CHECK (kind IN ('single', 'multiple', 'ordering'));
ALTER TABLE question ADD COLUMN answer_key TEXT NOT NULL DEFAULT '' CHECK (length(answer_key) <= 10);
UPDATE question SET answer_key = CAST(key_option AS TEXT);
ALTER TABLE question DROP COLUMN key_option;

-- What was picked, by the places among the options as they were shown: one digit each. None: unanswered.
ALTER TABLE attempt_item ADD COLUMN picked TEXT;
UPDATE attempt_item SET picked = CAST(instr(option_order, CAST(chosen AS TEXT)) - 1 AS TEXT) WHERE chosen IS NOT NULL;
ALTER TABLE attempt_item DROP COLUMN chosen;
