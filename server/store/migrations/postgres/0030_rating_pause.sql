-- Which phone rates a counter again no sooner is kept by the phone: a row that ends a fixed time after a rating
-- would join the two.
DROP TABLE rating_pause;
