/** Alerts, dashboards and runbooks tell of metrics that exist. */
@NullMarked
package io.plumbline.deploy.monitoring;

import org.jspecify.annotations.NullMarked;
