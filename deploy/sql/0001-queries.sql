-- Orleans reads the statements it runs from this table once, when a silo starts: restart the silos one by one after a change here.
CREATE TABLE orleansquery
(
    querykey varchar(64) PRIMARY KEY,
    querytext varchar(8000) NOT NULL
);
