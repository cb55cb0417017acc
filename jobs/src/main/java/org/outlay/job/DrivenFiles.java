package org.outlay.job;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.outlay.simulation.BlockFiles;
import org.outlay.simulation.Blocks;
import org.outlay.simulation.CheckedFile;

/**
 * What the fiscal year alone drives, as tasks are given it: what differs between replicates lies
 * beside the blocks, so that a task reads its own.
 *
 * @param constant fen by rule and year
 * @param drawn rules whose amounts differ
 */
record DrivenFiles(long[][] constant, List<Integer> drawn, BlockFiles files)
    implements Serializable {

  /** Writes a file for each block, if there is anything to write. */
  static DrivenFiles write(YearDriven driven, BlockFiles files, int replicates) {
    DrivenFiles written =
        new DrivenFiles(driven.constant(), List.copyOf(driven.drawn().keySet()), files);
    if (!written.drawn().isEmpty()) {
      Blocks.each(
          replicates,
          (first, count) ->
              written
                  .file(first / Blocks.width())
                  .write(out -> written.write(driven.block(first, count), out)));
    }
    return written;
  }

  private void write(DrivenBlock block, DataOutputStream out) throws IOException {
    for (int rule : drawn) {
      for (long[] year : Objects.requireNonNull(block.drawn().get(rule))) {
        for (long fen : year) {
          out.writeLong(fen);
        }
      }
    }
  }

  /**
   * Of a block.
   *
   * @param count its replicates
   * @throws IllegalStateException if its file is missing or damaged
   */
  DrivenBlock read(int block, int count) {
    if (drawn.isEmpty()) {
      return new DrivenBlock(constant, Map.of());
    }
    return file(block)
        .read(in -> read(count, in))
        .orElseThrow(() -> new IllegalStateException("calls of block " + block + " are missing"));
  }

  private DrivenBlock read(int count, DataInputStream in) throws IOException {
    Map<Integer, long[][]> amounts = new HashMap<>();
    for (int rule : drawn) {
      long[][] fen = new long[constant[rule].length][count];
      for (long[] year : fen) {
        for (int r = 0; r < count; r++) {
          year[r] = in.readLong();
        }
      }
      amounts.put(rule, fen);
    }
    return new DrivenBlock(constant, amounts);
  }

  private CheckedFile file(int block) {
    return files.file(String.format(Locale.ROOT, "calls-%06d.bin", block));
  }
}
