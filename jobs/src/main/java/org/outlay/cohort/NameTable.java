package org.outlay.cohort;

import java.io.Serializable;
import java.util.Map;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * What a few names stand for, found by open addressing: a name's first bytes and its length say
 * where to look, which takes a fraction of a hash over the whole text, and whether a short name is
 * the one that stands there.
 */
final class NameTable<T extends Serializable> implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Slots for each name: nearly every look finds its name, or none, at once. */
  private static final int SPARSE = 8;

  /** Bytes that {@link UTF8String#getPrefix} holds. */
  private static final int PREFIX = Long.BYTES;

  private final UTF8String[] names;
  private final long[] prefixes;
  private final int[] lengths;
  private final Object[] values;

  NameTable(Map<String, T> known) {
    int slots = Integer.highestOneBit(Math.max(1, known.size()) * SPARSE);
    this.names = new UTF8String[slots];
    this.prefixes = new long[slots];
    this.lengths = new int[slots];
    this.values = new Object[slots];
    known.forEach(
        (text, value) -> {
          UTF8String name = UTF8String.fromString(text);
          int slot = slotOf(name);
          names[slot] = name;
          prefixes[slot] = name.getPrefix();
          lengths[slot] = name.numBytes();
          values[slot] = value;
        });
  }

  /** What the name stands for; null if it is none of them. */
  @SuppressWarnings("unchecked")
  @Nullable T get(UTF8String name) {
    return (T) values[slotOf(name)];
  }

  /** Where the name is, or would be. */
  private int slotOf(UTF8String name) {
    long prefix = name.getPrefix();
    int length = name.numBytes();
    int mask = names.length - 1;
    int slot = hash(prefix, length) & mask;
    while (names[slot] != null && !isAt(slot, name, prefix, length)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private boolean isAt(int slot, UTF8String name, long prefix, int length) {
    return prefix == prefixes[slot]
        && length == lengths[slot]
        && (length <= PREFIX || name.equals(names[slot]));
  }

  private static int hash(long prefix, int length) {
    return (int) (((prefix + length) * 0x9E3779B97F4A7C15L) >>> 32);
  }
}
