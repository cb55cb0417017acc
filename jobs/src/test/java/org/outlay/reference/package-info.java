/**
 * An independent calculator of the talent policy: plain Java, BigDecimal, every number a literal.
 * It is the oracle for the engine, written from the data contract alone; entry points are {@link
 * org.outlay.reference.ReferenceCalculator}, {@link org.outlay.reference.WorkedExamples} and {@link
 * org.outlay.reference.RandomCohort}. It may import nothing of the engine, no Spark and no file of
 * the catalogue, or it would repeat their mistakes.
 */
@NullMarked
package org.outlay.reference;

import org.jspecify.annotations.NullMarked;
