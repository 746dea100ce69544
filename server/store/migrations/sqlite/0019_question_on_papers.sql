-- On which papers a question stands is asked when it is opened, declared void, or listed.
CREATE INDEX attempt_item_question ON attempt_item (question_id);
