package org.outlay.cohort;

import java.io.Serializable;
import java.util.Map;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * What a few names stand for, found by open addressing: a name's first bytes and its length say
 * where to look, which takes a fraction of a hash over the whole text.
 */
final class NameTable<T extends Serializable> implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Slots for each name: nearly every look finds its name, or none, at once. */
  private static final int SPARSE = 8;

  private final UTF8String[] names;
  private final Object[] values;

  NameTable(Map<String, T> known) {
    int slots = Integer.highestOneBit(Math.max(1, known.size()) * SPARSE);
    this.names = new UTF8String[slots];
    this.values = new Object[slots];
    known.forEach(
        (text, value) -> {
          UTF8String name = UTF8String.fromString(text);
          int slot = slotOf(name);
          names[slot] = name;
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
    int mask = names.length - 1;
    int slot = hash(name) & mask;
    while (names[slot] != null && !names[slot].equals(name)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private static int hash(UTF8String name) {
    long mixed = (name.getPrefix() + name.numBytes()) * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32);
  }
}
