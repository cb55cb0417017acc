/**
 * The command line: {@link org.outlay.cli.Main} reads arguments, calls a job, prints what it
 * returns and turns problems into exit statuses. Nothing else in the product prints.
 */
@NullMarked
package org.outlay.cli;

import org.jspecify.annotations.NullMarked;
