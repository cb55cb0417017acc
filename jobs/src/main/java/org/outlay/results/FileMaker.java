package org.outlay.results;

import java.io.IOException;
import java.io.Serializable;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.OutputWriter;
import org.apache.spark.sql.execution.datasources.OutputWriterFactory;
import org.apache.spark.sql.execution.datasources.parquet.ParquetOptions;
import org.apache.spark.sql.execution.datasources.parquet.ParquetUtils;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.outlay.parquet.ColumnarFormat;
import org.outlay.schema.TableSchema;
import scala.jdk.javaapi.CollectionConverters;

/** Makes single files of a table, of the form of {@link TableWriter}'s, here or in tasks. */
record FileMaker(StructType type, OutputWriterFactory files, SerializableConfiguration hadoop)
    implements Serializable {
  private static final Map<String, String> OPTIONS = Map.of("compression", "zstd");

  /** Of rows in Spark's own form. */
  static FileMaker plain(SparkSession spark, TableSchema schema, Lineage lineage)
      throws IOException {
    StructType type = ResultType.of(schema, lineage);
    Job job = Job.getInstance(spark.sparkContext().hadoopConfiguration());
    SQLConf conf = SQLConf.get();
    scala.collection.immutable.Map<String, String> options =
        scala.collection.immutable.Map.from(CollectionConverters.asScala(OPTIONS));
    OutputWriterFactory files =
        ParquetUtils.prepareWrite(conf, job, type, new ParquetOptions(options, conf));
    return new FileMaker(type, files, new SerializableConfiguration(job.getConfiguration()));
  }

  /** Of encoded rows. */
  static FileMaker encoded(SparkSession spark, TableSchema schema, Coding coding, Lineage lineage)
      throws IOException {
    FileMaker plain = plain(spark, schema, lineage);
    return new FileMaker(
        plain.type,
        ColumnarFormat.files(coding.type(schema), plain.type, coding.order()),
        plain.hadoop);
  }

  /** Writes a whole file. */
  void write(Path file, RowSource rows) {
    TaskAttemptContext context = new TaskAttemptContextImpl(hadoop.value(), new TaskAttemptID());
    OutputWriter writer = files.newInstance(file.toString(), type, context);
    try {
      rows.sendTo(writer::write);
    } catch (RuntimeException | Error failure) {
      closeAfter(failure, writer);
      throw failure;
    }
    writer.close();
  }

  /** A file that was half written may not close, either; what went wrong first is told. */
  private static void closeAfter(Throwable failure, OutputWriter writer) {
    try {
      writer.close();
    } catch (RuntimeException another) {
      failure.addSuppressed(another);
    }
  }
}
