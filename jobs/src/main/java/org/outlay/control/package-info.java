/**
 * In-year control: what a year will have paid by its end, given the payments so far.
 *
 * <p>Entry point: {@link org.outlay.control.Controller}. Plain Java on whole fen; neither Spark nor
 * {@code results}, {@code job} or {@code cli} may be imported.
 */
@NullMarked
package org.outlay.control;

import org.jspecify.annotations.NullMarked;
