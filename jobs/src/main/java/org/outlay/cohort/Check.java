package org.outlay.cohort;

import org.apache.spark.sql.Column;

/**
 * Something that a row may fail.
 *
 * @param fails BOOLEAN, never null
 * @param code reason code
 * @param message STRING, evaluated for failing rows only
 */
record Check(Column fails, String code, Column message) {}
