package org.outlay.sample;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A synthetic cohort, not yet computed.
 *
 * @param applications one row per application, in the order of application_id
 * @param annualRecords one row per application and fiscal year that has a measure, in the order of
 *     application_id and fiscal_year
 */
public record Sample(Dataset<Row> applications, Dataset<Row> annualRecords) {}
