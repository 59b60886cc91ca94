package io.plumbline.evidence;

import io.plumbline.testing.RowSecurityTest;
import io.plumbline.testing.ServiceResources;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(ServiceResources.class)
class EvidenceRowSecurityTest extends RowSecurityTest {}
