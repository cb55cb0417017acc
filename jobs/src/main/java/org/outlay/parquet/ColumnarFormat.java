package org.outlay.parquet;

import java.io.Serializable;
import java.util.List;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.OutputWriter;
import org.apache.spark.sql.execution.datasources.OutputWriterFactory;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.collection.immutable.Map;

/**
 * Spark's Parquet with a writer of our own: names arrive as codes and are written as dictionaries,
 * decimals arrive unscaled, and rows are sorted while they wait. Jobs, tasks and their commits are
 * Spark's. The files are what Spark would write of the decoded rows.
 */
public final class ColumnarFormat extends ParquetFileFormat {
  /** Key of the columns in a footer, as Spark knows them. */
  public static final String SPARK_SCHEMA = "org.apache.spark.sql.parquet.row.metadata";

  /** Key in the metadata of a column of codes: the names that they stand for. */
  private static final String NAMES = "names";

  private static final String SCHEMA = "outlay.schema";
  private static final String ORDER = "outlay.order";

  /** A column of codes, INT, with the names that they stand for. */
  public static Column named(Column code, List<String> names, String as) {
    return code.as(as, known(names));
  }

  /** The field of such a column. */
  public static StructField named(String name, List<String> names, boolean nullable) {
    return new StructField(name, DataTypes.IntegerType, nullable, known(names));
  }

  private static Metadata known(List<String> names) {
    return new MetadataBuilder().putStringArray(NAMES, names.toArray(String[]::new)).build();
  }

  /** Whether a column has codes for names. */
  public static boolean isNamed(StructField field) {
    return field.metadata().contains(NAMES);
  }

  static List<String> names(StructField field) {
    return List.of(field.metadata().getStringArray(NAMES));
  }

  /**
   * The writer, set to this format.
   *
   * @param schema columns as the files have them, those of the rows in order: STRING for codes with
   *     names, DECIMAL for BIGINT, else the rows' own types
   * @param order columns of codes, INT or DATE by which rows are sorted, as many as wait together
   */
  public static DataFrameWriter<Row> set(
      DataFrameWriter<Row> writer, StructType schema, List<String> order) {
    return writer
        .format(ColumnarFormat.class.getName())
        .option(SCHEMA, schema.json())
        .option(ORDER, String.join(",", order));
  }

  /** Makes single files of the same form outside a job of Spark's. */
  public static OutputWriterFactory files(StructType rows, StructType schema, List<String> order) {
    return new Files(new Shape(rows, schema, order));
  }

  @Override
  public OutputWriterFactory prepareWrite(
      SparkSession spark, Job job, Map<String, String> options, StructType rows) {
    super.prepareWrite(spark, job, options, rows);
    StructType file = (StructType) DataType.fromJson(options.apply(SCHEMA));
    return new Files(new Shape(rows, file, List.of(options.apply(ORDER).split(","))));
  }

  /** How rows come, how the file has them, and by what they are sorted. */
  record Shape(StructType rows, StructType file, List<String> order) implements Serializable {}

  private static final class Files extends OutputWriterFactory {
    private static final long serialVersionUID = 1L;

    private final Shape shape;

    Files(Shape shape) {
      this.shape = shape;
    }

    @Override
    public String getFileExtension(TaskAttemptContext task) {
      return ".zstd.parquet";
    }

    @Override
    public OutputWriter newInstance(String path, StructType rows, TaskAttemptContext task) {
      return ColumnarFile.create(path, shape, task.getConfiguration());
    }
  }
}
