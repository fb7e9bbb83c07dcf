namespace Matching.Gateway.Problems;

/// <summary>Every problem type of the API, and the one table from refusals and statuses to them.</summary>
internal static class ProblemKinds
{
    public static readonly ProblemKind Invalid = new("invalid", 400, "The request is not valid",
        "One or more fields are missing, malformed or out of range. Nothing was changed.", "Correct the fields named in `errors` and send the request again.");

    public static readonly ProblemKind Unauthenticated = new("unauthenticated", 401, "A valid token is needed",
        "There is no bearer token, or it is expired, not yet valid, from another issuer, for another audience, or not signed as agreed.",
        "Send `Authorization: Bearer <token>` with a token that has not expired and carries the claims municipality and role.");

    public static readonly ProblemKind Forbidden = new("forbidden", 403, "Your role may not do this",
        "The token is valid, but its role does not allow this operation.", "Use a token with a role that the API description names for this operation.");

    public static readonly ProblemKind NotFound = new("not-found", 404, "Not found",
        "There is no such object in your municipality. An object of another municipality is answered in the same way.",
        "Check the address and that the token is of the municipality that the object belongs to.");

    public static readonly ProblemKind MethodNotAllowed = new("method-not-allowed", 405, "The address does not know this method",
        "The address exists, but not with this HTTP method.", "Use a method from the Allow header.");

    public static readonly ProblemKind Conflict = new("conflict", 409, "Somebody else was faster",
        "The object was changed by another request at the same moment. Nothing was changed by yours.", "Send the same request again.");

    public static readonly ProblemKind AlreadyExists = new("already-exists", 409, "It already exists with other content",
        "An object with this id exists and its content differs.", "Read the object and decide whether to change it, or use another id.");

    public static readonly ProblemKind NoCapacity = new("no-capacity", 409, "No free place",
        "The volunteer's last free place is taken or held by somebody else.", "Offer to another candidate, or try again after the hold may have lapsed.");

    public static readonly ProblemKind NotEligible = new("not-eligible", 409, "The volunteer does not meet a hard rule",
        "At the placement date the volunteer fails a hard rule of the need.", "Read the need's rejections: they name what would change it.");

    public static readonly ProblemKind NoAgreement = new("no-agreement", 409, "No sharing agreement covers this",
        "No live agreement from the volunteer's home municipality covers this type and date, or its quota is used up.",
        "Agree with the home municipality, or choose another candidate.");

    public static readonly ProblemKind WrongState = new("wrong-state", 409, "Not possible in the present state",
        "The offer, need, agreement or round is in a state in which this step does not exist.", "Read the object; its status says what is possible.");

    public static readonly ProblemKind Expired = new("expired", 409, "The deadline has passed",
        "The hold of this offer has lapsed.", "Make a new offer.");

    public static readonly ProblemKind VersionMismatch = new("version-mismatch", 412, "It changed since you read it",
        "The If-Match header names another version than the present one.", "Read the object again and repeat the change with its new ETag.");

    public static readonly ProblemKind TooLarge = new("too-large", 413, "The body is too large",
        "The request body is over the limit of this address.", "Send less at once; docs/api.md lists the limits.");

    public static readonly ProblemKind UnsupportedMediaType = new("unsupported-media-type", 415, "The body is of the wrong type",
        "The Content-Type is missing or not the one this address reads.", "Send application/json; imports take text/csv.");

    public static readonly ProblemKind LimitExceeded = new("limit-exceeded", 422, "A limit would be exceeded",
        "The request is well formed, but a named limit of the service would be exceeded.", "The detail names the limit.");

    public static readonly ProblemKind RequestReused = new("request-reused", 422, "The Idempotency-Key was used with other content",
        "A request with this key was carried out before and its content differs.", "Use a new key for a new request; a UUID is best.");

    public static readonly ProblemKind ImportRefused = new("import-refused", 422, "The file was refused as a whole",
        "In the mode all-or-nothing at least one row has errors. Nothing was stored; `report` lists the errors by row.",
        "Correct the rows, or send the file with mode=keep-good.");

    public static readonly ProblemKind PreconditionRequired = new("precondition-required", 428, "The change needs an If-Match header",
        "Replacing an object needs the version it replaces, so that nobody's change is lost.", "Read the object and send its ETag as If-Match.");

    public static readonly ProblemKind TooManyRequests = new("too-many-requests", 429, "Too many requests",
        "This client has used up its rate for now.", "Wait as long as the Retry-After header says.");

    public static readonly ProblemKind ClientClosed = new("client-closed", 499, "The client went away",
        "The connection closed before the answer was ready.", "Repeat the request; with the same Idempotency-Key it has one effect.");

    public static readonly ProblemKind Internal = new("internal", 500, "Something went wrong here",
        "A fault of the service. It is logged under `traceId`.", "Repeat the request; if it fails again, tell the operator the traceId.");

    public static readonly ProblemKind Unavailable = new("unavailable", 503, "Not available at the moment",
        "A part of the service does not answer.", "Repeat the request after the time in the Retry-After header.");

    public static readonly ProblemKind Overloaded = new("overloaded", 503, "Too many requests at the same time",
        "The service works on as many requests as it can, and as many wait as may. Nothing was done with this one.",
        "Repeat the request after the time in the Retry-After header, or send it to another member of the cluster.");

    public static readonly ProblemKind Timeout = new("timeout", 504, "It took too long",
        "The service did not answer in time; whether the change was made is unknown.",
        "Repeat the request with the same Idempotency-Key or If-Match: it has one effect or none.");

    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        Invalid, Unauthenticated, Forbidden, NotFound, MethodNotAllowed, Conflict, AlreadyExists, NoCapacity, NotEligible, NoAgreement, WrongState, Expired,
        VersionMismatch, TooLarge, UnsupportedMediaType, LimitExceeded, RequestReused, ImportRefused, PreconditionRequired, TooManyRequests, ClientClosed,
        Internal, Unavailable, Overloaded, Timeout,
    ];

    public static ProblemKind Of(ProblemCode code) => code switch
    {
        ProblemCode.NotFound => NotFound,
        ProblemCode.Invalid => Invalid,
        ProblemCode.AlreadyExists => AlreadyExists,
        ProblemCode.VersionMismatch => VersionMismatch,
        ProblemCode.NoCapacity => NoCapacity,
        ProblemCode.NotEligible => NotEligible,
        ProblemCode.NoAgreement => NoAgreement,
        ProblemCode.WrongState => WrongState,
        ProblemCode.Expired => Expired,
        ProblemCode.LimitExceeded => LimitExceeded,
        ProblemCode.RequestReused => RequestReused,
        ProblemCode.Forbidden => Forbidden,
        _ => Internal,
    };

    /// <summary>The kind for a status that the framework chose; several share a status, then the most general.</summary>
    public static ProblemKind OfStatus(int status) => All.FirstOrDefault(k => k.Status == status) ?? (status < 500 ? Invalid : Internal);
}
