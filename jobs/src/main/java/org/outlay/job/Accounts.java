package org.outlay.job;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.outlay.cohort.FileAccount;
import org.outlay.results.InputAccount;

/** The accounts of input files in the words of {@code run.json}. */
final class Accounts {
  private Accounts() {}

  static List<InputAccount> of(List<FileAccount> files) {
    return files.stream().map(Accounts::of).toList();
  }

  private static InputAccount of(FileAccount file) {
    return new InputAccount(
        file.table(),
        file.path(),
        word(file.format()),
        file.bytes(),
        file.sha256(),
        file.charset().orElse(""),
        word(file.checksums()),
        file.read(),
        file.accepted(),
        file.rejected(),
        new TreeMap<>(file.rejectedByReason()));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
