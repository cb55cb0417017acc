package org.outlay.results;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.OutputWriter;
import org.apache.spark.sql.execution.datasources.OutputWriterFactory;
import org.apache.spark.sql.execution.datasources.parquet.ParquetOptions;
import org.apache.spark.sql.execution.datasources.parquet.ParquetUtils;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.outlay.money.Fen;
import org.outlay.parquet.ColumnarFormat;
import org.outlay.problem.ProblemException;
import org.outlay.schema.Field;
import org.outlay.schema.TableSchema;
import scala.Function1;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Writes a table that fits the driver as one file, of the same form as {@link TableWriter}'s: a job
 * for each small table would take longer than its rows do.
 */
public final class SmallTableWriter {
  private static final Map<String, String> OPTIONS = Map.of("compression", "zstd");

  private final SparkSession spark;

  public SmallTableWriter(SparkSession spark) {
    this.spark = spark;
  }

  /**
   * Writes the rows and reads the file back.
   *
   * @param rows values in the order of the schema's columns, of the types of {@link ResultType}
   * @return rows, file and totals for {@code run.json}
   * @throws IllegalArgumentException if a value is missing in a required column
   * @throws ProblemException if the file cannot be written or is not what was written
   */
  public TableSummary write(
      List<List<@Nullable Object>> rows, TableSchema schema, Lineage lineage, RunFolder folder) {
    Map<String, Object> counted = count(rows, schema);
    StructType type = ResultType.of(schema, lineage);
    Function1<Object, Object> toInternal = CatalystTypeConverters.createToCatalystConverter(type);
    return save(
        new Form(schema, type, plain -> plain),
        folder,
        rows.stream().map(row -> (InternalRow) toInternal.apply(RowFactory.create(row.toArray()))),
        () -> counted);
  }

  /**
   * Does the same with codes for names and whole numbers for decimals: less work a row.
   *
   * @param rows as {@link EncodedRows} has them; made while they are written
   * @param names by column, what its codes stand for
   * @param order columns by which rows are sorted so that readers can skip row groups
   */
  public TableSummary encoded(
      Stream<InternalRow> rows,
      TableSchema schema,
      Map<String, List<String>> names,
      List<String> order,
      Lineage lineage,
      RunFolder folder) {
    StructType type = ResultType.of(schema, lineage);
    StructType coded = EncodedRows.type(schema, names);
    long[] sums = new long[schema.fields().size()];
    long[] count = new long[1];
    int[] money =
        IntStream.range(0, sums.length)
            .filter(i -> ResultType.money(schema.fields().get(i)))
            .toArray();
    return save(
        new Form(schema, type, plain -> ColumnarFormat.files(coded, type, order)),
        folder,
        rows.peek(
            row -> {
              count[0]++;
              add(row, money, sums);
            }),
        () -> counted(count[0], sums, schema));
  }

  /** What a table's file is to be. */
  private record Form(
      TableSchema schema, StructType type, UnaryOperator<OutputWriterFactory> format) {}

  /** Counts are asked for when all rows are written. */
  private TableSummary save(
      Form form,
      RunFolder folder,
      Stream<InternalRow> rows,
      Supplier<Map<String, Object>> counted) {
    Path target = folder.table(form.schema().name());
    try {
      folder.store().fs().mkdirs(target);
      write(rows, form, new Path(target, "part-00000.zstd.parquet"));
      List<FileFacts> facts =
          TableFiles.tidy(folder, target).stream()
              .map(FileStatus::getPath)
              .map(this::facts)
              .toList();
      return new WrittenTable(form.schema(), facts).summary(counted.get(), target);
    } catch (IOException e) {
      throw RunFolder.cannotWrite(target, e);
    }
  }

  private FileFacts facts(Path file) {
    try {
      return WrittenFiles.facts(spark.sparkContext().hadoopConfiguration(), file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Map<String, Object> count(List<List<@Nullable Object>> rows, TableSchema schema) {
    List<Field> fields = schema.fields();
    long[] sums = new long[fields.size()];
    for (List<@Nullable Object> row : rows) {
      for (int i = 0; i < sums.length; i++) {
        Object value = row.get(i);
        if (value == null && fields.get(i).required()) {
          throw new IllegalArgumentException(
              "table " + schema.name() + ": " + fields.get(i).name() + " is missing in " + row);
        }
        if (value != null && ResultType.money(fields.get(i))) {
          sums[i] = Math.addExact(sums[i], Fen.of((java.math.BigDecimal) value));
        }
      }
    }
    return counted(rows.size(), sums, schema);
  }

  private static void add(InternalRow row, int[] money, long[] sums) {
    for (int i : money) {
      sums[i] = Math.addExact(sums[i], row.isNullAt(i) ? 0 : row.getLong(i));
    }
  }

  private static Map<String, Object> counted(long rows, long[] sums, TableSchema schema) {
    Map<String, Object> counted = new HashMap<>();
    counted.put(TableFiles.ROWS, rows);
    List<Field> fields = schema.fields();
    for (int i = 0; i < sums.length; i++) {
      if (ResultType.money(fields.get(i))) {
        counted.put(fields.get(i).name(), sums[i]);
      }
    }
    return counted;
  }

  private void write(Stream<InternalRow> rows, Form form, Path file) throws IOException {
    Job job = Job.getInstance(spark.sparkContext().hadoopConfiguration());
    SQLConf conf = SQLConf.get();
    scala.collection.immutable.Map<String, String> options =
        scala.collection.immutable.Map.from(CollectionConverters.asScala(OPTIONS));
    OutputWriterFactory plain =
        ParquetUtils.prepareWrite(conf, job, form.type(), new ParquetOptions(options, conf));
    TaskAttemptContext context =
        new TaskAttemptContextImpl(job.getConfiguration(), new TaskAttemptID());
    OutputWriter writer =
        form.format().apply(plain).newInstance(file.toString(), form.type(), context);
    try {
      rows.forEachOrdered(writer::write);
    } finally {
      writer.close();
    }
  }
}
