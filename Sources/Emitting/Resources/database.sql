CREATE INDEX statistics_by_document ON statistics (document_id, sequence);
CREATE INDEX statistics_by_indicator ON statistics (indicator, region_code, period_end);
CREATE INDEX statistics_by_region ON statistics (region_code, indicator);
CREATE INDEX statistics_by_whole ON statistics (part_of) WHERE part_of IS NOT NULL;
CREATE INDEX statistics_by_first ON statistics (repeat_of) WHERE repeat_of IS NOT NULL;
CREATE INDEX documents_by_original ON documents (duplicate_of) WHERE duplicate_of IS NOT NULL;
CREATE INDEX documents_by_region ON documents (region_code);
CREATE INDEX mentions_by_statistic ON mentions (statistic_id) WHERE statistic_id IS NOT NULL;
CREATE INDEX repairs_by_document ON repairs (document_id);
CREATE INDEX indicators_by_parent ON indicators (parent);
CREATE INDEX regions_by_parent ON regions (parent_code);

-- One indicator over time, by region: what was, not what is planned, stated once, of the region as a whole.
CREATE VIEW indicator_series AS
SELECT
  s.indicator, i.label_zh AS indicator_zh, i.label_en AS indicator_en, s.region_code, s.region_name,
  substr(coalesce(s.period_end, s.published_on), 1, 4) AS year, s.period_start, s.period_end, s.kind,
  s.value, s.value_real, s.lower, s.upper, s.modifier, s.unit, s.per, s.compared_with, s.measure,
  s.organization, s.status, s.published_on, s.sentence, s.statistic_id, s.document_id
FROM statistics AS s
JOIN indicators AS i ON i.indicator = s.indicator
WHERE s.value IS NOT NULL
  AND s.region_code IS NOT NULL
  AND s.place_text IS NULL
  AND s.repeat_of IS NULL
  AND s.modality = 'actual'
  AND NOT EXISTS (
    SELECT 1 FROM statistics AS whole
    WHERE whole.statistic_id = s.part_of AND whole.indicator = s.indicator)
ORDER BY s.indicator, s.region_code, s.period_end;

-- The rows of indicator_series that are the latest of their indicator, region, kind, unit and rate. A table, since to
-- find them anew takes seconds in a large dataset.
CREATE TABLE latest (statistic_id TEXT NOT NULL PRIMARY KEY REFERENCES statistics (statistic_id)) WITHOUT ROWID;

INSERT INTO latest
SELECT statistic_id FROM (
  SELECT statistic_id, row_number() OVER (
    PARTITION BY indicator, region_code, kind, unit, per, compared_with
    ORDER BY period_end DESC, published_on DESC, document_id, statistic_id) AS turn
  FROM indicator_series)
WHERE turn = 1
ORDER BY statistic_id;

-- The latest value of each indicator by region; values of another kind, unit or rate stand on rows of their own.
CREATE VIEW latest_values AS
SELECT s.*
FROM latest AS l
CROSS JOIN indicator_series AS s ON s.statistic_id = l.statistic_id
ORDER BY s.indicator, s.region_code, s.kind, s.unit;
