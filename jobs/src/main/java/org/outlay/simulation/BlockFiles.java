package org.outlay.simulation;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Finished blocks of replicates in files beside the runs, so that an interrupted run can be resumed
 * and the driver need not hold every replicate. A file is whole or absent: it is written under
 * another name first, and its checksum is verified when it is read.
 */
public final class BlockFiles implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Blocks in memory at once where one after the other is asked for. */
  private static final int AHEAD = 4;

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
    write(path(block), totals);
  }

  /** Stores what one shard of several has in a block. */
  void write(int block, int shard, int shards, BlockTotals totals) {
    write(path(block, shard, shards), totals);
  }

  private void write(Path target, BlockTotals totals) {
    Path temporary = new Path(folder, "." + target.getName() + "." + System.nanoTime());
    try {
      FileSystem fs = fs();
      try (CheckedOutputStream checked =
              new CheckedOutputStream(
                  new BufferedOutputStream(fs.create(temporary, true), 1 << 16), new CRC32());
          DataOutputStream out = new DataOutputStream(checked)) {
        BlockCodec.write(totals, out);
        out.writeLong(checked.getChecksum().getValue());
      }
      if (!fs.rename(temporary, target) && !fs.exists(target)) {
        throw new IOException(target + " cannot be renamed to");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A stored block; empty when there is none or it is damaged. */
  public Optional<BlockTotals> read(int block) {
    return read(path(block));
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
    for (int first = 0; first < blocks; first += AHEAD) {
      List<BlockTotals> some =
          IntStream.range(first, Math.min(blocks, first + AHEAD))
              .parallel()
              .mapToObj(this::require)
              .toList();
      for (int i = 0; i < some.size(); i++) {
        to.accept(some.get(i), first + i);
      }
    }
  }

  /** The same of one shard of several. */
  Optional<BlockTotals> read(int block, int shard, int shards) {
    return read(path(block, shard, shards));
  }

  private Optional<BlockTotals> read(Path path) {
    try {
      FileSystem fs = fs();
      if (!fs.exists(path)) {
        return Optional.empty();
      }
      try (CheckedInputStream checked =
              new CheckedInputStream(new BufferedInputStream(fs.open(path), 1 << 16), new CRC32());
          DataInputStream in = new DataInputStream(checked)) {
        BlockTotals totals = BlockCodec.read(in);
        long sum = checked.getChecksum().getValue();
        return in.readLong() == sum ? Optional.of(totals) : Optional.empty();
      }
    } catch (IOException damaged) {
      return Optional.empty();
    }
  }

  /** Whether there are totals of so many replicates. */
  static boolean isWhole(Optional<BlockTotals> stored, int replicates) {
    return stored.filter(totals -> totals.replicates() == replicates).isPresent();
  }

  /** Removes all blocks. */
  public void delete() {
    delete(new Path(folder));
  }

  /** Removes what one shard of several has in a block. */
  void delete(int block, int shard, int shards) {
    delete(path(block, shard, shards));
  }

  private void delete(Path path) {
    try {
      fs().delete(path, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path path(int block) {
    return new Path(folder, "block-%06d.bin".formatted(block));
  }

  private Path path(int block, int shard, int shards) {
    return new Path(folder, "block-%06d.shard-%d-of-%d.bin".formatted(block, shard + 1, shards));
  }

  private FileSystem fs() throws IOException {
    FileSystem fs = new Path(folder).getFileSystem(hadoop.value());
    return fs instanceof LocalFileSystem local ? local.getRawFileSystem() : fs;
  }
}
