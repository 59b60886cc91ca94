package io.plumbline.gateway.settings;

import io.plumbline.gateway.frame.Crumb;
import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.services.Calls;
import io.plumbline.gateway.session.Frames;
import io.plumbline.gateway.session.Session;
import io.plumbline.gateway.words.Instants;
import io.plumbline.gateway.words.Moment;
import io.plumbline.proto.assessment.v1.GetWorkloadRequest;
import io.plumbline.proto.assessment.v1.MutinyWorkloadServiceGrpc.MutinyWorkloadServiceStub;
import io.plumbline.proto.assessment.v1.Workload;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.NotFoundException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Loads a workload and builds its page. */
@RequestScoped
public class SettingsPages {
  private static final Pattern ID = Pattern.compile("[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

  private final MutinyWorkloadServiceStub workloads;
  private final Calls calls;
  private final Session session;
  private final Frames frames;

  SettingsPages(
      @GrpcClient("assessment") MutinyWorkloadServiceStub workloads,
      Calls calls,
      Session session,
      Frames frames) {
    this.workloads = workloads;
    this.calls = calls;
    this.session = session;
    this.frames = frames;
  }

  /** The resource name of the workload with this id. */
  static String name(String id) {
    if (!ID.matcher(id).matches()) {
      throw new NotFoundException();
    }
    return "workloads/" + id;
  }

  /** The page as the workload is. */
  Uni<SettingsPage> page(String id, String error) {
    return workload(id).map(found -> page(found, found, null, error));
  }

  /**
   * The page with what the reader typed, over the workload as it is now.
   *
   * @param typed what the form holds
   */
  Uni<SettingsPage> page(
      String id, Workload typed, SettingsPage.@Nullable Preview preview, String error) {
    return workload(id)
        .map(
            found ->
                page(found, typed.toBuilder().setEtag(found.getEtag()).build(), preview, error));
  }

  private Uni<Workload> workload(String id) {
    return calls
        .on(workloads)
        .getWorkload(GetWorkloadRequest.newBuilder().setName(name(id)).build());
  }

  private SettingsPage page(
      Workload found, Workload typed, SettingsPage.@Nullable Preview preview, String error) {
    String home = "/" + found.getName();
    Frame frame =
        frames.of(
            "About " + found.getDisplayName(),
            "portfolio",
            List.of(
                new Crumb("Portfolio", "/"),
                new Crumb(found.getDisplayName(), home),
                new Crumb("About", "")));
    boolean writes = session.may("workloads.write");
    Moment archived =
        found.hasArchiveTime() ? session.moment(Instants.of(found.getArchiveTime())) : null;
    return new SettingsPage(
        frame,
        home + "/settings",
        home,
        SettingsView.about(found, home + "/diagram?v=" + found.getEtag().replace("\"", "")),
        writes && archived == null ? SettingsView.form(typed) : null,
        archived,
        writes && archived != null,
        preview,
        frames.csrf(),
        error);
  }
}
