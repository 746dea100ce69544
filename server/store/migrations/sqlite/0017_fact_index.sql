-- Facts are read by agency and measure, newest first; with the day in between, every batch wrote all over the index.
DROP INDEX fact_measure;
CREATE INDEX fact_agency_measure ON fact (campaign_id, agency_id, measure, id);
