-- Grain states. The unique index makes the first write of a state safe: of two activations that both believe there is no row, one inserts, and the
-- other is told that its view is stale. It sorts keys by bytes, so that all states of a prefix are one range of it. A key that is not text is in the
-- two numbers, and its text is empty: with null in its place neither the index nor an equality would find it.
CREATE TABLE orleansstorage
(
    grainidhash integer NOT NULL,
    grainidn0 bigint NOT NULL,
    grainidn1 bigint NOT NULL,
    graintypehash integer NOT NULL,
    graintypestring varchar(512) COLLATE "C" NOT NULL,
    grainidextensionstring varchar(512) COLLATE "C" NOT NULL,
    serviceid varchar(150) COLLATE "C" NOT NULL,
    payloadbinary bytea,
    modifiedon timestamptz NOT NULL,
    version integer NOT NULL
);

CREATE UNIQUE INDEX orleansstorage_state
    ON orleansstorage (serviceid, graintypestring, grainidextensionstring, grainidn0, grainidn1);

-- Versions are of one sequence, so that the version of an erased state does not come back with a state of the same key.
CREATE SEQUENCE orleansstorage_version AS integer CYCLE;

INSERT INTO orleansquery (querykey, querytext) VALUES
('ReadFromStorageKey', $$
    SELECT payloadbinary, version FROM orleansstorage
    WHERE serviceid = @ServiceId AND graintypestring = @GrainTypeString
        AND grainidextensionstring = coalesce(@GrainIdExtensionString::varchar, '')
        AND grainidn0 = @GrainIdN0 AND grainidn1 = @GrainIdN1
$$),
-- No row in the answer means that the version was not the stored one.
('WriteToStorageKey', $$
    WITH changed AS
    (
        UPDATE orleansstorage
        SET payloadbinary = @PayloadBinary, modifiedon = now(), version = nextval('orleansstorage_version')::integer
        WHERE serviceid = @ServiceId AND graintypestring = @GrainTypeString
            AND grainidextensionstring = coalesce(@GrainIdExtensionString::varchar, '')
            AND grainidn0 = @GrainIdN0 AND grainidn1 = @GrainIdN1 AND version = @GrainStateVersion::integer
        RETURNING version
    ),
    added AS
    (
        INSERT INTO orleansstorage
            (grainidhash, grainidn0, grainidn1, graintypehash, graintypestring, grainidextensionstring, serviceid, payloadbinary, modifiedon, version)
        SELECT @GrainIdHash, @GrainIdN0, @GrainIdN1, @GrainTypeHash, @GrainTypeString, coalesce(@GrainIdExtensionString::varchar, ''), @ServiceId,
            @PayloadBinary, now(), nextval('orleansstorage_version')::integer
        WHERE @GrainStateVersion::integer IS NULL
        ON CONFLICT DO NOTHING
        RETURNING version
    )
    SELECT version AS newgrainstateversion FROM changed UNION ALL SELECT version FROM added
$$),
-- The silos delete; this statement, which keeps the row, is what Orleans asks for beside it.
('ClearStorageKey', $$
    UPDATE orleansstorage SET payloadbinary = NULL, modifiedon = now(), version = nextval('orleansstorage_version')::integer
    WHERE serviceid = @ServiceId AND graintypestring = @GrainTypeString
        AND grainidextensionstring = coalesce(@GrainIdExtensionString::varchar, '')
        AND grainidn0 = @GrainIdN0 AND grainidn1 = @GrainIdN1 AND version = @GrainStateVersion::integer
    RETURNING version AS newgrainstateversion
$$),
-- The answer must differ from the version that was given.
('DeleteStorageKey', $$
    DELETE FROM orleansstorage
    WHERE serviceid = @ServiceId AND graintypestring = @GrainTypeString
        AND grainidextensionstring = coalesce(@GrainIdExtensionString::varchar, '')
        AND grainidn0 = @GrainIdN0 AND grainidn1 = @GrainIdN1 AND version = @GrainStateVersion::integer
    RETURNING version + 1 AS newgrainstateversion
$$);
