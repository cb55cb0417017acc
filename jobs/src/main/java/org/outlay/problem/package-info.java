/**
 * What is wrong and how to say it: coded problems, collected and thrown once, with the nearest
 * right name. Imports nothing of ours.
 */
@NullMarked
package org.outlay.problem;

import org.jspecify.annotations.NullMarked;
