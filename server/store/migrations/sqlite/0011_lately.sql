-- For what happened lately, in all measures: comparing with last week reads seven days, not the campaign.
CREATE INDEX measure_day_lately ON measure_day (campaign_id, fact_day);
