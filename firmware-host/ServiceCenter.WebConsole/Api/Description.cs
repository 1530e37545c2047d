using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ServiceCenter.WebConsole.Api;

/// <summary>The OpenAPI document, made from the endpoints themselves; <c>x-roles</c> from the access table.</summary>
internal static class Description
{
    public const string Name = "v1";

    public static void Configure(OpenApiOptions options)
    {
        options.ShouldInclude = description => description.RelativePath is { } path
            && (path.StartsWith("api/", StringComparison.Ordinal) || path.StartsWith("health/", StringComparison.Ordinal))
            && !path.EndsWith("{action}", StringComparison.Ordinal);
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "ServiceCenter", Version = "v1",
                Description = "Queue and counters of a service centre. Every refusal is an RFC 9457 problem document with a stable `code`. "
                    + "`x-roles` says who may call; `public` is everybody.",
            };
            document.Servers = [];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(Complete);
    }

    private static Task Complete(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        var row = context.Description.ActionDescriptor.EndpointMetadata.OfType<AccessRow>().First();
        var roles = new JsonArray([.. (row.IsOpen ? ["public"] : row.RoleNames).Select(r => (JsonNode)r)]);
        operation.AddExtension("x-roles", new JsonNodeExtension(roles));
        if (!HttpMethods.IsGet(row.Method) && row.Pattern.StartsWith("/api/", StringComparison.Ordinal) && AsksTheCentre(row.Pattern))
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = Asking.KeyHeader, In = ParameterLocation.Header,
                Description = "Id of the request: a repeat by the same caller (where not signed in: about the same ticket) under the same key is answered alike and done once.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^[A-Za-z0-9_.:-]{1,64}$" },
            });
        (operation.Responses ??= []).TryAdd("default", new OpenApiResponse
        {
            Description = "Refused, and nothing changed.",
            Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = new() { Schema = Problem() } },
        });
        return Task.CompletedTask;
    }

    private static bool AsksTheCentre(string pattern) =>
        pattern.StartsWith("/api/tickets", StringComparison.Ordinal)
        || pattern.StartsWith("/api/counters", StringComparison.Ordinal)
        || pattern.StartsWith("/api/day", StringComparison.Ordinal);

    private static OpenApiSchema Problem()
    {
        static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };
        return new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["type"] = Text(), ["title"] = Text(), ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer }, ["detail"] = Text(), ["code"] = Text(),
            },
            Required = new HashSet<string> { "code", "title", "status", "detail" },
        };
    }
}
