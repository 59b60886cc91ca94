package io.plumbline.gateway.improvement;

import io.plumbline.gateway.frame.Crumb;
import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.improvement.BoardPage.Column;
import io.plumbline.gateway.improvement.BoardPage.Narrowed;
import io.plumbline.gateway.listing.Address;
import io.plumbline.gateway.listing.Choice;
import io.plumbline.gateway.listing.Filters;
import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.session.Session;
import io.plumbline.proto.assessment.v1.ListImprovementsRequest;
import io.plumbline.proto.assessment.v1.ListImprovementsResponse;
import io.plumbline.proto.assessment.v1.MutinyImprovementServiceGrpc.MutinyImprovementServiceStub;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The improvements of every workload the reader may see: a column a state, or the list of one. */
@Path("/improvements")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class BoardResource {
  private static final int LIST_SIZE = 50;
  private static final int COLUMN_SIZE = 20;
  private static final List<String> PARAMETERS =
      List.of("state", "who", "due", "workload", "owner", "concept", "page");
  private static final List<String> CONDITIONS = List.of("workload", "owner", "concept");
  private static final List<String> OPEN = List.of("OPEN", "IN_PROGRESS");
  private static final List<String> STATES = List.of("OPEN", "IN_PROGRESS", "DONE", "DROPPED");

  private final MutinyImprovementServiceStub improvements;
  private final Calls calls;
  private final Session session;
  private final Frames frames;

  BoardResource(
      @GrpcClient("assessment") MutinyImprovementServiceStub improvements,
      Calls calls,
      Session session,
      Frames frames) {
    this.improvements = improvements;
    this.calls = calls;
    this.session = session;
    this.frames = frames;
  }

  @CheckedTemplate(basePath = "improvement")
  static class Templates {
    static native TemplateInstance board(BoardPage page, Frame frame);
  }

  /** The board, or one column of it page by page. */
  @GET
  public Uni<TemplateInstance> board(@Context UriInfo uri) {
    Address address = address(uri.getQueryParameters());
    List<String> states = states(address);
    List<Uni<ListImprovementsResponse>> lists =
        states.stream()
            .map(state -> request(address, state, states.size() > 1))
            .map(request -> calls.on(improvements).listImprovements(request))
            .toList();
    return Uni.join()
        .all(lists)
        .andFailFast()
        .map(found -> page(address, states, found))
        .map(page -> Templates.board(page, page.frame()));
  }

  /** Nothing that is closed is overdue. */
  private static List<String> states(Address address) {
    if (STATES.contains(address.value("state"))) {
      return List.of(address.value("state"));
    }
    return overdue(address) ? OPEN : STATES;
  }

  private static boolean overdue(Address address) {
    return address.value("due").equals("overdue");
  }

  private static Address address(MultivaluedMap<String, String> parameters) {
    Map<String, String> said = new LinkedHashMap<>();
    for (String name : PARAMETERS) {
      String value = parameters.getFirst(name);
      said.put(name, value == null ? "" : value.strip());
    }
    return new Address(ImprovementPath.BOARD, said);
  }

  private static ListImprovementsRequest request(Address address, String state, boolean board) {
    String workload = address.value("workload");
    return ListImprovementsRequest.newBuilder()
        .setParent("workloads/" + (workload.isEmpty() ? "-" : workload))
        .setPageSize(board ? COLUMN_SIZE : LIST_SIZE)
        .setPageToken(board ? "" : address.value("page"))
        .setFilter(
            Filters.of(
                Map.of(
                    "state", state,
                    "owner", address.value("owner"),
                    "concept", address.value("concept"))))
        .setOrderBy(OPEN.contains(state) ? "due_date" : "update_time desc")
        .setOverdue(overdue(address))
        .setMine(address.value("who").equals("me"))
        .build();
  }

  private BoardPage page(
      Address address, List<String> states, List<ListImprovementsResponse> found) {
    boolean whole = states.size() > 1;
    return new BoardPage(
        frames.of(
            "Improvements of " + session.reader().tenant(),
            "improvements",
            List.of(new Crumb("Improvements", ""))),
        choices(address),
        narrowed(address),
        IntStream.range(0, states.size())
            .mapToObj(i -> column(address, states.get(i), found.get(i), whole))
            .toList(),
        whole,
        whole ? "" : address.page(found.get(0).getNextPageToken()));
  }

  private static List<Choice> choices(Address address) {
    Address all = address.with("who", "").with("due", "").with("state", "").with("page", "");
    boolean plain = address.value("who").isEmpty() && address.value("due").isEmpty();
    return List.of(
        new Choice("All", all.href(), plain && address.value("state").isEmpty()),
        toggle(address, "who", "me", "Mine"),
        toggle(address, "due", "overdue", "Overdue"));
  }

  private static Choice toggle(Address address, String name, String value, String label) {
    boolean current = address.value(name).equals(value);
    return new Choice(
        label, address.with(name, current ? "" : value).with("page", "").href(), current);
  }

  private static List<Narrowed> narrowed(Address address) {
    Stream<Narrowed> state =
        Stream.of(address.value("state"))
            .filter(STATES::contains)
            .map(value -> new Narrowed("State", label(value), without(address, "state")));
    Stream<Narrowed> others =
        CONDITIONS.stream()
            .filter(name -> !address.value(name).isEmpty())
            .map(name -> new Narrowed(label(name), address.value(name), without(address, name)));
    return Stream.concat(state, others).toList();
  }

  private static String without(Address address, String name) {
    return address.with(name, "").with("page", "").href();
  }

  private Column column(
      Address address, String state, ListImprovementsResponse found, boolean whole) {
    ImprovementView view = new ImprovementView(session, frames);
    return new Column(
        state.toLowerCase(Locale.ROOT).replace('_', '-'),
        label(state),
        found.getTotalSize(),
        whole ? address.with("state", state).with("page", "").href() : "",
        found.getImprovementsList().stream().map(view::card).toList());
  }

  /** {@code IN_PROGRESS} as people read it. */
  private static String label(String name) {
    String words = name.toLowerCase(Locale.ROOT).replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
