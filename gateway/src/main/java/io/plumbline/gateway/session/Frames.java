package io.plumbline.gateway.session;

import io.plumbline.gateway.frame.Crumb;
import io.plumbline.gateway.frame.Frame;
import io.plumbline.gateway.frame.NavEntry;
import io.quarkus.csrf.reactive.runtime.CsrfTokenParameterProvider;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayList;
import java.util.List;

/** Builds what stands around a page of this request. */
@RequestScoped
public class Frames {
  private final Session session;
  private final RoutingContext request;
  private final CsrfTokenParameterProvider csrf;
  private final AssetVersion version;

  Frames(
      Session session,
      RoutingContext request,
      CsrfTokenParameterProvider csrf,
      AssetVersion version) {
    this.session = session;
    this.request = request;
    this.csrf = csrf;
    this.version = version;
  }

  /** The frame of a page with a title under one entry of the rail. */
  public Frame of(String title, String section, List<Crumb> crumbs) {
    return new Frame(
        title,
        crumbs,
        nav(section),
        session.reader(),
        session.preferences(),
        csrf(),
        version.value(),
        here());
  }

  /** The token every form of this request carries; empty where no resource was reached. */
  public String csrf() {
    try {
      return csrf.getToken();
    } catch (IllegalStateException e) {
      return "";
    }
  }

  private List<NavEntry> nav(String section) {
    List<NavEntry> nav = new ArrayList<>();
    add(nav, "Portfolio", "/", "portfolio", "scorecards.read", section);
    add(nav, "Work", "/work", "work", "assessments.read", section);
    add(nav, "Evidence", "/evidence/findings", "evidence", "evidence.read", section);
    add(nav, "Exceptions", "/exceptions", "exceptions", "exceptions.read", section);
    add(nav, "Improvements", "/improvements", "improvements", "improvements.read", section);
    add(nav, "Reports", "/reports", "reports", "scorecards.read", section);
    add(nav, "Catalog", "/catalog", "catalog", "catalog.read", section);
    add(nav, "Audit", "/audit", "audit", "audit.read", section);
    return nav;
  }

  private void add(
      List<NavEntry> nav, String label, String href, String icon, String needs, String section) {
    if (session.may(needs)) {
      nav.add(new NavEntry(label, href, icon, icon.equals(section)));
    }
  }

  private String here() {
    String query = request.request().query();
    return request.normalizedPath() + (query == null ? "" : "?" + query);
  }
}
