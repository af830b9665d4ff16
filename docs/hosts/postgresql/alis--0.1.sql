\echo Use "CREATE EXTENSION alis" to load this file. \quit

-- Documents are text, not jsonb: a plan names the SHA-256 of the very bytes of its problem. Where a problem is kept as jsonb, plan
-- problem::text, and keep that text with the plan.
-- The same text always gives the same plan, so that all three are immutable; each call may take seconds: PARALLEL SAFE, and dear.

CREATE FUNCTION alis_plan(problem text) RETURNS text
  AS 'MODULE_PATHNAME', 'pg_alis_plan' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100000;
COMMENT ON FUNCTION alis_plan(text) IS 'The plan (alis.plan/1) that the rules of the problem (alis.problem/1) demand, with reasons';

CREATE FUNCTION alis_check(problem text) RETURNS text
  AS 'MODULE_PATHNAME', 'pg_alis_check' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10000;
COMMENT ON FUNCTION alis_check(text) IS 'Every fault of a problem, or what to look at where there is none (alis.check/1)';

CREATE FUNCTION alis_explain(problem text, plan text, candidate text) RETURNS text
  AS 'MODULE_PATHNAME', 'pg_alis_explain' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10000;
COMMENT ON FUNCTION alis_explain(text, text, text) IS 'Why a candidate got what they got, for the coordinator (alis.explanation/1)';
