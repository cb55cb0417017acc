package org.outlay.results;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of the rows of one input file.
 *
 * @param table input table, e.g. {@code applications}
 * @param format e.g. {@code csv}
 * @param charset of a text file, empty for others
 * @param checksums whether checksums inside the file were verified, e.g. {@code verified}, {@code
 *     unverified}, {@code not-applicable}
 * @param read rows read; accepted and rejected add up to it
 * @param reasons rejected rows by reason code
 */
public record InputAccount(
    String table,
    String path,
    String format,
    long bytes,
    String sha256,
    String charset,
    String checksums,
    long read,
    long accepted,
    long rejected,
    SortedMap<String, Long> reasons) {

  public InputAccount {
    reasons = Collections.unmodifiableSortedMap(new TreeMap<>(reasons));
    long explained = reasons.values().stream().mapToLong(Long::longValue).sum();
    if (read != accepted + rejected || rejected != explained) {
      throw new IllegalArgumentException(
          "%s: %d rows read, %d accepted, %d rejected, %d of them with a reason"
              .formatted(path, read, accepted, rejected, explained));
    }
  }
}
