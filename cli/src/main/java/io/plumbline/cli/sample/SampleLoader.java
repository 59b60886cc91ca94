package io.plumbline.cli.sample;

import io.plumbline.cli.realm.SampleClient;
import io.plumbline.cli.sample.Sample.SampleWorkload;
import io.plumbline.cli.stack.Part;
import io.plumbline.cli.stack.StackState;
import io.plumbline.proto.catalog.v1.Edition;
import io.plumbline.proto.catalog.v1.FrameworkServiceGrpc;
import io.plumbline.proto.catalog.v1.ListEditionsRequest;
import io.plumbline.proto.evidence.v1.CreateSourceRequest;
import io.plumbline.proto.evidence.v1.Source;
import io.plumbline.proto.evidence.v1.SourceServiceGrpc;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Fills an empty stack through the public interfaces, with the tokens of the people and machines
 * who would do it: an administrator makes the workloads, a pipeline sends the scans, contributors
 * answer and attest.
 */
public final class SampleLoader {
  private static final int SEED_PRACTICES = 60;
  private static final int ALL = 1000;
  private static final Map<String, String> ADMINISTRATORS =
      Map.of("acme", "adam", "globex", "gina");

  private final StackState stack;
  private final Clock clock;

  public SampleLoader(StackState stack, Clock clock) {
    this.stack = stack;
    this.clock = clock;
  }

  /**
   * Loads the sample and returns when the scorecards show all of it.
   *
   * @return how many findings were sent
   */
  public long load() {
    Sample sample = Sample.load();
    try (People people = new People(stack)) {
      String edition = Patience.untilPresent("the built-in edition", () -> builtIn(people));
      SampleClient.ALL.stream()
          .filter(client -> ADMINISTRATORS.containsKey(client.tenant()))
          .forEach(client -> register(people, client));
      ProwlerScan scans = new ProwlerScan(sample.checks());
      List<CompletableFuture<Long>> loads =
          sample.workloads().stream()
              .map(workload -> load(new WorkloadLoader(people, edition, scans, clock), workload))
              .toList();
      return loads.stream().mapToLong(CompletableFuture::join).sum();
    }
  }

  private static CompletableFuture<Long> load(WorkloadLoader loader, SampleWorkload workload) {
    return CompletableFuture.supplyAsync(() -> loader.load(workload), SampleLoader::newThread);
  }

  private static void newThread(Runnable work) {
    Thread thread = new Thread(work, "sample");
    thread.setDaemon(true);
    thread.start();
  }

  private static Optional<String> builtIn(People people) {
    return people
        .of("vic")
        .stub(Part.CATALOG, FrameworkServiceGrpc::newBlockingStub)
        .listEditions(
            ListEditionsRequest.newBuilder().setParent("frameworks/-").setPageSize(ALL).build())
        .getEditionsList()
        .stream()
        .filter(edition -> edition.getBuiltIn() && edition.getPracticeCount() == SEED_PRACTICES)
        .map(Edition::getName)
        .findFirst();
  }

  private static void register(People people, SampleClient client) {
    Source source =
        Source.newBuilder()
            .setDisplayName("Scans sent by " + client.id())
            .setClientId(client.id())
            .setProduct("*")
            .addAccounts("*")
            .build();
    Patience.make(
        () ->
            people
                .of(Objects.requireNonNull(ADMINISTRATORS.get(client.tenant())))
                .stub(Part.EVIDENCE, SourceServiceGrpc::newBlockingStub)
                .createSource(
                    CreateSourceRequest.newBuilder()
                        .setSource(source)
                        .setSourceId(client.id())
                        .build()));
  }
}
