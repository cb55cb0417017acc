package org.outlay.simulation;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * How a measure of a programme goes on and what is drawn around it.
 *
 * @param absent its value in a year without a record: 0, or NaN where that means not given
 * @param continued whether it goes on after the last record of a live application
 * @param index position of the index that it goes on along, -1 for none
 * @param arriving position of the index that takes a donor's value to the year of its copy, -1 for
 *     none
 * @param drift noise of each year after the records, frozen or none: null
 * @param entry noise of a new applicant around its donor, frozen or none: null
 * @param recurring whether a later year is like any earlier one of the application, not like its
 *     last
 * @param outcomes cumulative frequencies of a category's codes, drawn in continued years; null for
 *     a number or when frozen
 * @param agreed between what a new applicant's amount is agreed where none is given; null where
 *     nothing says up to what
 * @param summed whether any rule reads its sum
 * @param compared whether any rule reads its largest value
 */
record MeasureCourse(
    double absent,
    boolean continued,
    int index,
    int arriving,
    @Nullable LognormalTable drift,
    @Nullable LognormalTable entry,
    boolean recurring,
    double @Nullable [] outcomes,
    @Nullable AgreedSpan agreed,
    boolean summed,
    boolean compared)
    implements Serializable {}
