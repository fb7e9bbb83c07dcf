-- Which silos there are. Every change of a member raises the version of its cluster in the same statement, and only if the writer knew the
-- latest one: the row of the cluster is the lock that puts all changes in one order.
CREATE TABLE orleansmembershipversiontable
(
    deploymentid varchar(150) PRIMARY KEY,
    "timestamp" timestamptz(3) NOT NULL DEFAULT now(),
    version integer NOT NULL DEFAULT 0
);

CREATE TABLE orleansmembershiptable
(
    deploymentid varchar(150) NOT NULL REFERENCES orleansmembershipversiontable,
    address varchar(45) NOT NULL,
    port integer NOT NULL,
    generation integer NOT NULL,
    siloname varchar(150) NOT NULL,
    hostname varchar(150) NOT NULL,
    status integer NOT NULL,
    proxyport integer,
    suspecttimes varchar(8000),
    starttime timestamptz(3) NOT NULL,
    iamalivetime timestamptz(3) NOT NULL,
    PRIMARY KEY (deploymentid, address, port, generation)
);

INSERT INTO orleansquery (querykey, querytext) VALUES
('InsertMembershipVersionKey', $$
    WITH added AS
    (
        INSERT INTO orleansmembershipversiontable (deploymentid) VALUES (@DeploymentId)
        ON CONFLICT DO NOTHING
        RETURNING 1
    )
    SELECT count(*)::integer FROM added
$$),
('InsertMembershipKey', $$
    WITH moved AS
    (
        UPDATE orleansmembershipversiontable
        SET version = version + 1, "timestamp" = now()
        WHERE deploymentid = @DeploymentId AND version = @Version AND NOT EXISTS
        (
            SELECT 1 FROM orleansmembershiptable
            WHERE deploymentid = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
        )
        RETURNING deploymentid
    ),
    added AS
    (
        INSERT INTO orleansmembershiptable
            (deploymentid, address, port, generation, siloname, hostname, status, proxyport, starttime, iamalivetime)
        SELECT deploymentid, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM moved
        RETURNING 1
    )
    SELECT count(*)::integer FROM added
$$),
('UpdateMembershipKey', $$
    WITH moved AS
    (
        UPDATE orleansmembershipversiontable
        SET version = version + 1, "timestamp" = now()
        WHERE deploymentid = @DeploymentId AND version = @Version AND EXISTS
        (
            SELECT 1 FROM orleansmembershiptable
            WHERE deploymentid = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
        )
        RETURNING deploymentid
    ),
    changed AS
    (
        UPDATE orleansmembershiptable member
        SET status = @Status, suspecttimes = @SuspectTimes, iamalivetime = @IAmAliveTime
        FROM moved
        WHERE member.deploymentid = moved.deploymentid AND address = @Address AND port = @Port AND generation = @Generation
        RETURNING 1
    )
    SELECT count(*)::integer FROM changed
$$),
('UpdateIAmAlivetimeKey', $$
    UPDATE orleansmembershiptable SET iamalivetime = @IAmAliveTime
    WHERE deploymentid = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
$$),
('MembershipReadRowKey', $$
    SELECT cluster.deploymentid, address, port, generation, siloname, hostname, status, proxyport, suspecttimes, starttime, iamalivetime, cluster.version
    FROM orleansmembershipversiontable cluster
    LEFT JOIN orleansmembershiptable member
        ON member.deploymentid = cluster.deploymentid AND address = @Address AND port = @Port AND generation = @Generation
    WHERE cluster.deploymentid = @DeploymentId
$$),
('MembershipReadAllKey', $$
    SELECT cluster.deploymentid, address, port, generation, siloname, hostname, status, proxyport, suspecttimes, starttime, iamalivetime, cluster.version
    FROM orleansmembershipversiontable cluster
    LEFT JOIN orleansmembershiptable member ON member.deploymentid = cluster.deploymentid
    WHERE cluster.deploymentid = @DeploymentId
$$),
('DeleteMembershipTableEntriesKey', $$
    DELETE FROM orleansmembershiptable WHERE deploymentid = @DeploymentId;
    DELETE FROM orleansmembershipversiontable WHERE deploymentid = @DeploymentId
$$),
-- Status 3 is Active.
('CleanupDefunctSiloEntriesKey', $$
    DELETE FROM orleansmembershiptable WHERE deploymentid = @DeploymentId AND iamalivetime < @IAmAliveTime AND status <> 3
$$),
('GatewaysQueryKey', $$
    SELECT address, proxyport, generation FROM orleansmembershiptable
    WHERE deploymentid = @DeploymentId AND status = @Status AND proxyport > 0
$$);
