/**
 * Random numbers keyed by what is drawn, and the distributions drawn from.
 *
 * <p>Entry point: {@link org.outlay.draw.Draws}. Plain Java; nothing of ours may be imported.
 */
@NullMarked
package org.outlay.draw;

import org.jspecify.annotations.NullMarked;
