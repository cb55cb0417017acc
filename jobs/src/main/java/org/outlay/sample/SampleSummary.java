package org.outlay.sample;

/** How many rows a written cohort has. */
public record SampleSummary(long applications, long annualRecords) {}
