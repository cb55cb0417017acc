package org.outlay.simulation;

import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ObjIntConsumer;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Finished blocks of replicates in files beside the runs, so that an interrupted run can be resumed
 * and the driver need not hold every replicate.
 */
public final class BlockFiles implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String folder;
  private final SerializableConfiguration hadoop;

  /** Files in a folder of any file system that Hadoop knows. */
  public BlockFiles(String folder, SerializableConfiguration hadoop) {
    this.folder = folder;
    this.hadoop = hadoop;
  }

  /** Files of a part of the work, removed with the rest. */
  public BlockFiles part(String name) {
    return new BlockFiles(folder + "/" + name.replaceAll("[^A-Za-z]+", "-"), hadoop);
  }

  /** Stores a block's totals. */
  public void write(int block, BlockTotals totals) {
    file(name(block)).write(out -> BlockCodec.write(totals, out));
  }

  /** Stores what one shard of several has in a block. */
  void write(int block, int shard, int shards, BlockTotals totals) {
    file(name(block, shard, shards)).write(out -> BlockCodec.write(totals, out));
  }

  /** A stored block; empty when there is none or it is damaged. */
  public Optional<BlockTotals> read(int block) {
    return file(name(block)).read(BlockCodec::read);
  }

  /**
   * A block that must be there.
   *
   * @throws IllegalStateException if it is not
   */
  public BlockTotals require(int block) {
    return read(block)
        .orElseThrow(() -> new IllegalStateException("block " + block + " is missing"));
  }

  /** Hands over blocks in order; a few are read side by side, ahead of their turn. */
  public void forEach(int blocks, ObjIntConsumer<BlockTotals> to) {
    Blocks.inOrder(blocks, this::require, to);
  }

  /** The same of one shard of several. */
  Optional<BlockTotals> read(int block, int shard, int shards) {
    return file(name(block, shard, shards)).read(BlockCodec::read);
  }

  /** Whether there are totals of so many replicates. */
  static boolean isWhole(Optional<BlockTotals> stored, int replicates) {
    return stored.filter(totals -> totals.replicates() == replicates).isPresent();
  }

  /** Removes all that is kept of a run that is published; what fails to go is swept later. */
  public void discard() {
    try {
      new CheckedFile(new Path(folder), hadoop.value()).delete();
    } catch (UncheckedIOException e) {
      // The run is there all the same.
      return;
    }
  }

  /** Removes what one shard of several has in a block. */
  void delete(int block, int shard, int shards) {
    file(name(block, shard, shards)).delete();
  }

  /** A file beside the blocks, kept and removed with them. */
  public CheckedFile file(String name) {
    return new CheckedFile(new Path(folder, name), hadoop.value());
  }

  private static String name(int block) {
    return String.format(Locale.ROOT, "block-%06d.bin", block);
  }

  private static String name(int block, int shard, int shards) {
    return String.format(Locale.ROOT, "block-%06d.shard-%d-of-%d.bin", block, shard + 1, shards);
  }
}
